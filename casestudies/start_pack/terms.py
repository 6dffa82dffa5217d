"""The telling terms of a plan, as the search understands them: what was typed, and what means the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from casestudies.index import language
from casestudies.index.concepts import Concept
from casestudies.index.language import Phrase
from casestudies.index.thesaurus import SAME, Expansion
from casestudies.index.understanding import Understood
from casestudies.start_pack.everyday import everyday_words

MOST_TERMS = 60

# Words that every plan has. Beside those such as "the" they do not count.
_WORDS_OF_PLANS = """
    want wants wanted plan plans planning hope hoping try trying think thinking idea ideas like going start starting
    begin set setting need needs help helping project projects aim aims use using get make making way ways new worry
    worried believe currently really often many much every able cannot let people patients staff nhs we'd we'll we're
    come back find change changing join near fewer less same hold something anything everyone look keep put take give
    percent per cent
    can't won't don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't couldn't wouldn't shouldn't
    we've they've they're they'll you're it's that's there's what's who's let's i'm i'd i've i'll
"""
_MARKS = ".,;:!?()[]{}<>\"'“”‘’«»*-–—…"
_QUOTES_AND_MINUS = re.compile(r'["“”„‟«»]|(?<!\S)-+(?=\S)')


@dataclass(frozen=True)
class Term:
    """One telling thing a plan names.

    `text` is what was typed, `phrase` and `words` are it as the index holds it, with and without words such as "of",
    `others` is what means the same or nearly so, `weight` what it counts for beside others, and `place` says the how
    many-th word of the plan it begins with.
    """

    text: str
    phrase: Phrase
    words: Phrase
    others: tuple[Expansion, ...] = ()
    weight: float = 1.0
    place: int = 0

    @cached_property
    def is_everyday(self) -> bool:
        """Whether it is one everyday word alone, and so says little of what a plan is about."""
        return len(self.words) == 1 and self.words[0] in everyday_words()

    @cached_property
    def names(self) -> tuple[Phrase, ...]:
        """What was typed, and what means just the same."""
        return (self.phrase, *(other.words for other in self.others if other.weight >= SAME))


def as_plain_words(plan: str) -> str:
    """A plan without quotes and minus signs, which in a search leave out or ask for what a plan only mentions."""
    return _QUOTES_AND_MINUS.sub(" ", plan)


def says_something(plan: str) -> bool:
    """Whether a plan has any telling word."""
    return any(map(_is_telling, language.words_of(plan)))


def terms_of(plan: str, understood: Understood) -> list[Term]:
    """The telling terms of a plan in order, each once; the first sixty. Takes the plan as typed, and understood."""
    typed = _Typed(plan, understood)
    terms = [typed.term(concept) for concept in understood.concepts if any(map(_is_telling, concept.words))]
    for names in filter(None, (found.names for found in (understood.place, *understood.named) if found)):
        name = next(filter(typed.has, names), names[0])
        terms.append(typed.term(Concept(name, name, tuple(Expansion(other, SAME) for other in names if other != name))))
    return sorted(terms, key=lambda term: term.place)[:MOST_TERMS]


class _Typed:
    """The words of a plan as they were typed, beside those the index holds."""

    def __init__(self, plan: str, understood: Understood):
        self._chunks = plan.split()
        self._stems = list(_stems(self._chunks, understood))

    def has(self, phrase: Phrase) -> bool:
        """Whether the words of a phrase were typed side by side."""
        return self._run_of(phrase) is not None

    def term(self, concept: Concept) -> Term:
        """A concept with the words that were typed for it."""
        first, last = self._places(concept)
        text = " ".join(self._chunks[first : last + 1]).strip(_MARKS)
        return Term(text, concept.phrase, concept.words, concept.expansions, concept.weight, first)

    def _places(self, concept: Concept) -> tuple[int, int]:
        if run := self._run_of(concept.phrase):
            return run[0], run[-1]
        places = [place for stem, place in self._stems if stem in concept.words]  # parted by the name of a place
        return (places[0], places[0]) if places else (0, 0)

    def _run_of(self, phrase: Phrase) -> list[int] | None:
        for at in range(len(self._stems) - len(phrase) + 1):
            run = self._stems[at : at + len(phrase)]
            if tuple(stem for stem, _ in run) == phrase:
                return [place for _, place in run]
        return None


def _stems(chunks: list[str], understood: Understood) -> Iterator[tuple[str, int]]:
    for place, chunk in enumerate(chunks):
        for word in language.plain_words(chunk):
            yield language.stem(understood.mended.get(word, word)), place


def _is_telling(stem: str) -> bool:
    return stem not in language.stop_words() and stem not in _words_of_plans() and not stem.isdigit()


@lru_cache(maxsize=1)
def _words_of_plans() -> frozenset[str]:
    return frozenset(language.words_of(_WORDS_OF_PLANS))

"""What the words of a query mean: concepts, each one thing that somebody is looking for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from . import language
from .language import Phrase
from .thesaurus import MOST_EXPANSIONS, SAME, Expansion, Thesaurus

# In questions and plans, what a word counts for that is not of the NHS: people ask with many that say little.
OTHER_WORD = 0.45

Otherwise = Mapping[Phrase, tuple[Phrase, ...]]

_NONE: Otherwise = MappingProxyType({})


@dataclass(frozen=True)
class Concept:
    """One thing looked for: its words without those such as "the", the whole phrase, and what means the same.

    One that is not telling finds nothing by itself, and only adds to the worth of what others find.
    """

    words: Phrase
    phrase: Phrase
    expansions: tuple[Expansion, ...] = ()
    weight: float = 1.0
    is_telling: bool = True


def concepts_of(
    typed: Phrase, thesaurus: Thesaurus, otherwise: Otherwise = _NONE, *, weighs_words: bool = False
) -> tuple[Concept, ...]:
    """The concepts of words in the order typed, each once. Phrases of the thesaurus stay together, the longest first.

    `otherwise` says what else is written for a word or two: together, apart. `weighs_words`: words that are not of the
    NHS count for less, as suits a question or a text of several sentences.
    """
    found: dict[Phrase, Concept] = {}
    for phrase in _spans(typed, thesaurus, otherwise):
        words = tuple(dict.fromkeys(word for word in phrase if word not in language.stop_words())) or phrase
        is_of_the_nhs = thesaurus.of(phrase) is not None
        weight = OTHER_WORD if weighs_words and not is_of_the_nhs else 1.0
        expansions = tuple(_expansions(phrase, thesaurus, otherwise.get(phrase, ())))
        found.setdefault(words, Concept(words, phrase, expansions, weight))
    return tuple(found.values())


def _expansions(phrase: Phrase, thesaurus: Thesaurus, otherwise: Iterable[Phrase]) -> Iterable[Expansion]:
    """What means the same as a phrase, and as the same words written together or apart."""
    known = thesaurus.of(phrase) or ()
    if not otherwise:
        return known
    written = [Expansion(words, SAME) for words in otherwise]
    meant = [other for words in otherwise for other in thesaurus.of(words) or ()]
    each = {other.words: other for other in (*meant, *known, *written) if other.words != phrase}
    return sorted(each.values(), key=lambda other: -other.weight)[:MOST_EXPANSIONS]


def _spans(typed: Phrase, thesaurus: Thesaurus, otherwise: Otherwise) -> Iterator[Phrase]:
    only_stop_words = language.stop_words().issuperset(typed)
    at = 0
    while at < len(typed):
        length = _longest(typed, at, thesaurus)
        if length == 1 and _is_one_thing(typed[at : at + 2], thesaurus, otherwise):
            length = 2
        if length > 1 or only_stop_words or typed[at] not in language.stop_words():
            yield typed[at : at + length]
        at += length


def _is_one_thing(pair: Phrase, thesaurus: Thesaurus, otherwise: Otherwise) -> bool:
    """Whether two words are also written as one, and no meaning of one of them would be lost."""
    if pair not in otherwise:
        return False
    return any(map(thesaurus.of, otherwise[pair])) or not any(thesaurus.of((word,)) for word in pair)


def _longest(typed: Phrase, at: int, thesaurus: Thesaurus) -> int:
    for length in range(min(thesaurus.longest, len(typed) - at), 1, -1):
        if thesaurus.of(typed[at : at + length]) is not None:
            return length
    return 1

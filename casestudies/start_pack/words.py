"""What a plan and a text have in common. Rare words count most; words that every plan has do not count."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from casestudies.index import language
from casestudies.index.language import Phrase
from casestudies.index.thesaurus import SAME
from casestudies.start_pack.terms import Term

# A word that more of the case studies have than this says nothing about why two are close.
_COMMON = 0.3
# What a word that no case study has counts for when closeness is worked out: as one that one in a hundred has.
_UNKNOWN = 0.01
_IN_PASSING = 0.4
_EVERYDAY_COUNTS = 0.4
# What the words of a phrase count for that are there but not side by side.
_APART = 0.35


class Text:
    """A text of a case study as the words the index holds, to be asked what it has."""

    def __init__(self, *parts: str):
        self.written = "\n".join(filter(None, parts))
        self._take(language.words_of(self.written))

    def __add__(self, other: "Text") -> "Text":
        both = Text()
        both.written = f"{self.written}\n{other.written}"
        both._take([*self.words, *other.words])
        return both

    def has(self, phrase: Phrase) -> bool:
        """Whether the words of a phrase are there, side by side."""
        return self.has_words(phrase) and (len(phrase) == 1 or f" {' '.join(phrase)} " in self._in_a_row)

    def has_words(self, words: Iterable[str]) -> bool:
        """Whether the words are there."""
        return self._known.issuperset(words)

    def spelt(self, phrase: Phrase) -> str:
        """A phrase as the text spells it."""
        plain = language.plain_words(self.written)
        at = next(at for at in range(len(self.words)) if tuple(self.words[at : at + len(phrase)]) == phrase)
        words = plain[at : at + len(phrase)]
        found = re.search(r"\b" + r"[\W_]+".join(map(re.escape, words)) + r"\b", self.written, re.IGNORECASE)
        return found[0] if found else " ".join(words)

    def _take(self, words: list[str]) -> None:
        self.words = words
        self._known = set(words)
        self._in_a_row = f" {' '.join(words)} "


@dataclass(frozen=True)
class Reason:
    """Something a plan and a text have in common: as the plan says it and, where that differs, as the text does."""

    said: str
    found: str = ""


@dataclass(frozen=True)
class PlanWords:
    """The terms of a plan, and what share of the case studies have each of their words (see index.plans)."""

    terms: Sequence[Term]
    shares: Mapping[str, float]

    def closeness(self, gist: Text, rest: Text) -> float:
        """How much of the plan is in a text, from 0 to 1, counted by rarity. Takes its gist, and the rest.

        What is only mentioned in passing counts for less than what the gist is about, and what means the same for a
        little less than what was typed.
        """
        found = sum(
            weight * max(_worth(term, gist), _IN_PASSING * _worth(term, rest)) for term, weight in self._weights.items()
        )
        return found / sum(self._weights.values()) if found else 0.0

    def relevance(self, text: str) -> float:
        """How much a short text has to do with the plan: 0 for nothing in common."""
        short = Text(text)
        return sum(weight * _worth(term, short) for term, weight in self._weights.items())

    def shared(self, text: Text, limit: int = 5) -> list[Reason]:
        """What of the plan a text has, the rarest first; neighbours in both are one: "care home".

        Only where it has nothing of it, what has to do with it.
        """
        worth = {term: _worth(term, text) for term in self.terms}
        common = [term for term in worth if worth[term] >= SAME] or [term for term in worth if worth[term]]
        phrases = _joined([term for term in common if not any(_is_within(term, other) for other in common)], text)
        rarest = {tuple(phrase): min(map(self._share, phrase)) for phrase in phrases}
        known = [phrase for phrase in rarest if not _is_everyday(phrase)] or list(rarest)
        telling = [phrase for phrase in known if rarest[phrase] <= _COMMON] or known
        telling.sort(key=rarest.__getitem__)
        reasons = [_reason(phrase, text) for phrase in telling]
        said = {reason.said.lower() for reason in reasons if not reason.found}
        return [reason for reason in reasons if reason.found.lower() not in said][:limit]

    def count_shared(self, gist: Text, rest: Text) -> int:
        """How many words of the plan a text has, or has something for, everyday words left out."""
        shared = (term for term in self.terms if _worth(term, gist) or _worth(term, rest))
        return sum(len(term.words) for term in shared if not term.is_everyday)

    @property
    def unwritten(self) -> list[str]:
        """The terms of the plan that no case study has, nor what means the same, everyday words left out."""
        return [term.text for term in self.terms if self._share(term) == 0 and not term.is_everyday]

    def _share(self, term: Term) -> float:
        return max(min(self.shares.get(stem, 0.0) for stem in name) for name in (term.words, *term.names[1:]))

    @cached_property
    def _weights(self) -> dict[Term, float]:
        return {term: self._weight(term) for term in self.terms}

    def _weight(self, term: Term) -> float:
        counts = _EVERYDAY_COUNTS if term.is_everyday else 1.0
        return counts * term.weight * len(term.words) * log(1 + 1 / (self._share(term) or _UNKNOWN))


def _is_within(term: Term, other: Term) -> bool:
    """Whether a term was typed as part of a longer one: "home" in "go home from hospital"."""
    return len(term.phrase) < len(other.phrase) and other.place <= term.place < other.place + len(other.text.split())


def _is_everyday(phrase: Sequence[Term]) -> bool:
    return len(phrase) == 1 and phrase[0].is_everyday


def _worth(term: Term, text: Text) -> float:
    """How much of a term a text has: 1 for what was typed, less for what means the same or has to do with it."""
    if text.has(term.phrase):
        return 1.0
    worth = max((other.weight for other in term.others if text.has(other.words)), default=0.0)
    return max(worth, _APART) if worth < _APART and text.has_words(term.words) else worth


def _joined(terms: Sequence[Term], text: Text) -> list[list[Term]]:
    """Terms that were typed side by side and stand side by side in the text."""
    phrases: list[list[Term]] = []
    for term in terms:
        last = phrases[-1][-1] if phrases else None
        follows = last and term.place == last.place + len(last.text.split()) and text.has(term.phrase)
        if follows and text.has((last.phrase[-1], term.phrase[0])):
            phrases[-1].append(term)
        else:
            phrases.append([term])
    return phrases


def _reason(phrase: Sequence[Term], text: Text) -> Reason:
    said = " ".join(term.text for term in phrase)
    if len(phrase) > 1 or text.has(phrase[0].phrase):
        return Reason(said)
    other = next((other.words for other in phrase[0].others if text.has(other.words)), None)
    return Reason(said, text.spelt(other)) if other else Reason(said)

"""What a plan and a text have in common. Rare words count most; words that every plan has do not count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log

from casestudies.index.language import stop_words, words_of

MOST_TERMS = 60
# A word that more of the case studies have than this says nothing about why two are close.
_COMMON = 0.3
# What a word that no case study has counts for when closeness is worked out: as one that one in a hundred has.
_UNKNOWN = 0.01
_IN_PASSING = 0.4

_WORDS_OF_PLANS = """
    want wants wanted plan plans planning hope hoping try trying think thinking idea ideas like going start starting
    begin set setting need needs help helping project projects aim aims use using get make making way ways new worry
    worried believe currently really often many much every able cannot let people patients staff nhs we'd we'll we're
    come back find change changing join near fewer less same hold something anything everyone look keep put take give
    percent per cent
"""


@dataclass(frozen=True)
class Term:
    """One telling word of a plan: as it was typed, the words the index knows it by, and the how many-th it is."""

    text: str
    stems: tuple[str, ...]
    place: int


def terms_of(plan: str) -> list[Term]:
    """The telling words of a plan in order, each once; the first sixty of them."""
    terms: dict[tuple[str, ...], Term] = {}
    for place, typed in enumerate(plan.split()):
        stems = tuple(stem for stem in words_of(typed) if _is_telling(stem))
        if stems and stems not in terms:
            terms[stems] = Term(typed.strip(".,;:!?()[]{}<>\"'“”‘’«»*-–—…"), stems, place)
    return list(terms.values())[:MOST_TERMS]


@dataclass(frozen=True)
class PlanWords:
    """The terms of a plan, and what share of the case studies have each of their words (see index.rarity)."""

    terms: Sequence[Term]
    shares: Mapping[str, float]

    def closeness(self, gist: Sequence[str], rest: Sequence[str]) -> float:
        """How much of the plan is in a text, from 0 to 1, counted by rarity. Takes the words of its gist, and the rest.

        What is only mentioned in passing counts for less than what the gist is about.
        """
        in_gist, anywhere = set(gist), {*gist, *rest}
        found = 0.0
        for term in self.terms:
            if anywhere.issuperset(term.stems):
                found += self._weight(term) * (1 if in_gist.issuperset(term.stems) else _IN_PASSING)
        return found / sum(map(self._weight, self.terms)) if found else 0.0

    def relevance(self, text: str) -> float:
        """How much a short text has to do with the plan: 0 for nothing in common."""
        known = set(words_of(text))
        return sum(self._weight(term) for term in self.terms if known.issuperset(term.stems))

    def shared(self, words: Sequence[str], limit: int = 5) -> list[str]:
        """What of the plan a text has, as it was typed, the rarest first; neighbours in both are one: "care home"."""
        known = set(words)
        common = [term for term in self.terms if known.issuperset(term.stems)]
        phrases = _joined(common, set(pairwise(words)))
        rarest = {tuple(phrase): min(map(self._share, phrase)) for phrase in phrases}
        telling = [phrase for phrase, share in rarest.items() if share <= _COMMON] or list(rarest)
        telling.sort(key=rarest.__getitem__)
        return [" ".join(term.text for term in phrase) for phrase in telling[:limit]]

    def count_shared(self, words: Sequence[str]) -> int:
        """How many terms of the plan a text has."""
        known = set(words)
        return sum(known.issuperset(term.stems) for term in self.terms)

    @property
    def unwritten(self) -> list[str]:
        """The words of the plan that no case study has."""
        return [term.text for term in self.terms if self._share(term) == 0 and not term.text.isdigit()]

    def _share(self, term: Term) -> float:
        return min(self.shares.get(stem, 0.0) for stem in term.stems)

    def _weight(self, term: Term) -> float:
        return log(1 + 1 / (self._share(term) or _UNKNOWN))


def _joined(terms: Sequence[Term], neighbours: set[tuple[str, str]]) -> list[list[Term]]:
    phrases: list[list[Term]] = []
    for term in terms:
        last = phrases[-1][-1] if phrases else None
        if last and term.place == last.place + 1 and (last.stems[-1], term.stems[0]) in neighbours:
            phrases[-1].append(term)
        else:
            phrases.append([term])
    return phrases


def _is_telling(stem: str) -> bool:
    return stem not in stop_words() and stem not in _words_of_plans() and not stem.isdigit()


@lru_cache(maxsize=1)
def _words_of_plans() -> frozenset[str]:
    return frozenset(words_of(_WORDS_OF_PLANS))

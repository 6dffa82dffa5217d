"""Small numbers of people beside a place and a condition: in a village everybody knows who that is."""

import re
from collections.abc import Iterator

from casestudies.vocabulary import IdentifierKind

from .conditions import CONDITION
from .finding import Finding
from .plain import sentence_end, sentence_start
from .word_lists import any_of, entries

_FEW = r"(?<![\w.,£%/:\-=])(?:[1-4]|one|two|three|four|a single|a couple of)\s+"
_OF_MORE = r"(?:of\s+(?:the\s+|our\s+|its\s+)?(?:\d+\s+|\w+\s+)?)?"
_BETWEEN = rf"(?:(?!{any_of('counted_things')})[a-z'\-]+\s+){{0,4}}?"
_COUNT = re.compile(
    rf"{_FEW}{_OF_MORE}{_BETWEEN}{any_of('counted_people')}(?!\s+{any_of('of_people')})|\bn\s?=\s?[1-4]\b(?!\.?\d)",
    re.IGNORECASE,
)
_NOT_A_COUNT_BEFORE = re.compile(rf"{any_of('not_counts')}\s+$", re.IGNORECASE)
_RATE_AFTER = re.compile(
    r"\s*(?:per\b|a\s+(?:day|week|month|year|shift|session|time)\b|each\b|every\b|daily|weekly|at a time|at once|"
    r"in (?:every\s+)?(?:\d|three\b|four\b|five\b|eight\b|ten\b|a hundred\b)|out of every)",
    re.IGNORECASE,
)
_NAME = r"[A-Z][a-z]+(?:[\-'][A-Za-z]+)*(?:\s+(?:[A-Z][a-z]+|\d+))*"
_PLACE = re.compile(
    r"(?:\b(?i:in|at|on|from|near|around|within|outside|across)\s+(?:the\s+|our\s+)?(?:[a-z]+\s+of\s+)?(?:[a-z]+\s+)?|\()"
    rf"(?P<name>{_NAME})|"
    r"\bthe\s+(?P<of>[A-Z][a-z]+)\s+(?:clinic|surgery|practice|school|area|community|ward|district)\b"
)
_NO_PLACES = frozenset(entries("not_places"))


def find(text: str) -> Iterator[Finding]:
    """The counts of one to four people in a plain text with a place and a condition in the same sentence."""
    for count in _COUNT.finditer(text):
        start, end = count.span()
        since, until = sentence_start(text, start), sentence_end(text, end)
        if _NOT_A_COUNT_BEFORE.search(text, max(since, start - 24), start) or _RATE_AFTER.match(text, end):
            continue
        conditions = [found.end() for found in CONDITION.finditer(text, since, until)]
        places = [found.end() for found in _PLACE.finditer(text, since, until) if _is_small(found)]
        if conditions and places:
            end = max(end, _following(conditions, end), _following(places, end))
            yield Finding(start, end, IdentifierKind.SMALL_COUNT)


def _is_small(place: re.Match) -> bool:
    """Whether a word with a capital can be a small place: no country, month, plan or condition."""
    first = (place["name"] or place["of"]).split()[0]
    return first not in _NO_PLACES and not CONDITION.fullmatch(first)


def _following(ends: list[int], after: int) -> int:
    """The first of the ends that follows; 0 when none does."""
    return min((end for end in ends if end >= after), default=0)

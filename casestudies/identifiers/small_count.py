"""Small numbers of people beside a place and a condition: in a village everybody knows who that is."""

import re
from collections.abc import Iterator

from casestudies.vocabulary import IdentifierKind

from .conditions import CONDITION, RARE_CONDITION
from .finding import Finding
from .plain import sentence_end, sentence_start
from .word_lists import any_of, entries

_FEW = r"(?<![\w.,£%/:\-=])(?:[1-4]|one|two|three|four|a single|a couple of|a handful of)\s+"
_OF_MORE = r"(?:of\s+(?:the\s+|our\s+|its\s+)?(?:\d+\s+|\w+\s+)?)?"
_BETWEEN = rf"(?:(?!{any_of('counted_things')})[a-z'\-]+\s+){{0,4}}?"
_COUNT = re.compile(
    rf"(?:{_FEW}{_OF_MORE}|\b(?:the|our)\s+only\s+){_BETWEEN}{any_of('counted_people')}(?!\s+{any_of('of_people')})|"
    r"\bn\s?=\s?[1-4]\b(?!\.?\d)|\bnumber\b[^.:\n]{3,60}:\s?[1-4]\b(?![.,]?\d)|\ba couple\s+(?=in\b|from\b)",
    re.IGNORECASE,
)
_SUPPRESSED = re.compile(
    rf"\b(?:fewer|less)\s+than\s+(?:5|five)\s+{_BETWEEN}{any_of('counted_people')}|\bunder\s+(?:5|five)\s+{any_of('counted_people')}",
    re.IGNORECASE,
)
_NOT_A_COUNT_BEFORE = re.compile(rf"{any_of('not_counts')}\s+$", re.IGNORECASE)
_RATE_AFTER = re.compile(
    r"\s*(?:per\b|a\s+(?:day|week|month|year|shift|session|time)\b|each\b|every\b|daily|weekly|at a time|at once|"
    r"in (?:every\s+)?(?:\d|three\b|four\b|five\b|eight\b|ten\b|a hundred\b)|out of every)",
    re.IGNORECASE,
)
_RATE_LATER = re.compile(
    r"\b(?:an?|per|each|every)\s+(?:hour|day|night|week|month|year|shift|session|clinic|list)\b", re.IGNORECASE
)
_NAME = r"[A-Z][a-z]+(?:[\-'][A-Za-z]+)*(?:\s+(?:[A-Z][a-z]+|\d+))*"
_PLACE = re.compile(
    r"(?:\b(?i:in|at|on|from|near|around|within|outside|across)\s+(?:the\s+|our\s+)?(?:[a-z]+\s+of\s+)?(?:[a-z]+\s+)?|\()"
    rf"(?P<name>{_NAME})|\b(?:patients?|residents?|people|children|women|men)\s+of\s+(?P<home>{_NAME})|"
    rf"\b(?P<has>{_NAME})(?::|\s+has|\s+had)\s+|"
    r"\b(?:the|our)\s+(?P<of>[A-Z][a-z]+)\s+(?:clinic|surgery|practice|school|area|community|ward|district)\b"
)
_NO_PLACES = frozenset(entries("not_places"))


def find(text: str) -> Iterator[Finding]:
    """The counts of one to four people in a plain text with a place and a condition in the same sentence."""
    yield from _counts(text, _COUNT, CONDITION)
    yield from _counts(text, _SUPPRESSED, RARE_CONDITION)


def _counts(text: str, few: re.Pattern, condition: re.Pattern) -> Iterator[Finding]:
    for count in few.finditer(text):
        start, end = count.span()
        since, until = sentence_start(text, start), sentence_end(text, end)
        if _NOT_A_COUNT_BEFORE.search(text, max(since, start - 24), start) or _RATE_AFTER.match(text, end):
            continue
        if _RATE_LATER.search(text, end, until):
            continue
        conditions = [found.end() for found in condition.finditer(text, since, until)]
        places = [found.end() for found in _PLACE.finditer(text, since, until) if _is_small(found)]
        if conditions and places:
            end = max(end, _following(conditions, end), _following(places, end))
            yield Finding(start, end, IdentifierKind.SMALL_COUNT)


def _is_small(place: re.Match) -> bool:
    """Whether a word with a capital can be a small place: no country, month, plan or condition."""
    first = (place["name"] or place["home"] or place["has"] or place["of"]).split()[0]
    return first not in _NO_PLACES and not CONDITION.fullmatch(first)


def _following(ends: list[int], after: int) -> int:
    """The first of the ends that follows; 0 when none does."""
    return min((end for end in ends if end >= after), default=0)

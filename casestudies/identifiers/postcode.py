"""Full postcodes of people: about fifteen households share one. The address of a service is none."""

import re
from collections.abc import Iterator

from casestudies.vocabulary import IdentifierKind

from .cues import HOME, PERSON, SERVICE, last_end
from .finding import Finding
from .names import given_names
from .plain import sentence_end, sentence_start
from .word_lists import entries

_AREA = "|".join(sorted(entries("postcode_areas"), key=len, reverse=True))
_POSTCODE = re.compile(
    rf"(?<![\w/\-])(?:{_AREA})\d(?:\d|[A-HJKMNPR-Y])?[ \t_\-]{{0,2}}\d[ABD-HJLNP-UW-Z]{{2}}(?![\w])", re.IGNORECASE
)
_LABEL = re.compile(
    r"\b(?:full\s+)?(?:post\s?-?code|address|p/?code)s?\b[^.\n]{0,12}?[\s:=|(\-]{1,4}(?:is|was|of)?[\s:]*$",
    re.IGNORECASE,
)
_RECORD = re.compile(
    r"\b(?:nhs|chi|hospital|mrn)\b[\s:]{0,2}(?:numbers?|no\b\.?)?[\s:=]{0,3}[A-Z]{0,2}\d{3}", re.IGNORECASE
)
_HOUSE = re.compile(
    r"\baddress\b\W.{0,40}?\b\d{1,4}[a-z]?,?\s+(?:\w+\s+){1,3}(?:road|rd|street|st|lane|avenue|ave|close|drive|crescent|"
    r"terrace|gardens|grove|place|way|court|row|view|hill|square)\b",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b\d{1,4}[a-z]?,?\s+(?:\w+\s+){1,3}(?:road|rd|street|lane|avenue|ave|close|drive|crescent|terrace|gardens|grove|way)\b",
    re.IGNORECASE,
)
_REACH = 140


def find(text: str) -> Iterator[Finding]:
    """The full postcodes in a plain text that belong to a person rather than to a service."""
    for found in _POSTCODE.finditer(text):
        if any(letter.islower() for letter in found[0]) and not _is_called(text, found.start()) and " " not in found[0]:
            continue
        if _is_of_person(text, found.start(), found.end()):
            yield Finding(found.start(), found.end(), IdentifierKind.FULL_POSTCODE)


def _is_called(text: str, start: int) -> bool:
    return _LABEL.search(text, max(0, start - 40), start) is not None


def _is_of_person(text: str, start: int, end: int) -> bool:
    since = sentence_start(text, start, furthest=_REACH)
    home, person, service = (last_end(cue, text, since, start) for cue in (HOME, PERSON, SERVICE))
    if home >= 0 or _RECORD.search(text, since, start):
        return True
    if person > service:
        return True
    if service >= 0:
        return False
    until = sentence_end(text, end, furthest=60)
    if SERVICE.search(text, end, until):
        return False
    is_called = _is_called(text, start) or _HOUSE.search(text, since, start)
    lives_there = _STREET.search(text, since, start) and any(given_names(text, since, start))
    return bool(is_called or lives_there) or PERSON.search(text, end, until) is not None

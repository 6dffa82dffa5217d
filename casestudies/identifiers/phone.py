"""Telephone numbers of people. A service's own number, and numbers that no person has (03, 0800), are none."""

import re
from collections.abc import Iterator

from phonenumbers import Leniency, PhoneNumberMatch, PhoneNumberMatcher

from casestudies.vocabulary import IdentifierKind

from .cues import PERSON, SERVICE, STAFF_ROLE, last_end
from .finding import Finding
from .plain import sentence_end, sentence_start

_BRITAIN = 44
_OF_PEOPLE = ("1", "2", "7")
_NATIONAL_LENGTHS = {9, 10}
_STARTS = re.compile(r"\(?\s?(?:\+|00|0[127]|\(0)")
_OTHER_NUMBER = re.compile(
    r"(?:\bisbn|\bissn|\bdoi|\borcid|\bref(?:erence)?|\bgrant|\bid|\binvoice|\baccount|\bserial|£|\b10\.\d{4,}/\S*|"
    r"https?://\S*|\bpmid|\bpmc|\bnct|\bisrctn|\biras|\bhosp\w*\s+n\w*\.?|\bmrn|\bcharity|\bcompany|\bregistration|\bregistered|\bvat)[^A-Za-z0-9]{0,4}"
    r"(?:(?:number|no)\b\.?)?[^A-Za-z0-9]{0,3}$",
    re.IGNORECASE,
)
_TEAM_BESIDE = re.compile(
    r"\s*[,(\-]{1,2}\s*(?:ask for|office|ward|team|reception|switchboard|ext)|\s+(?:ext|x\d)", re.IGNORECASE
)
_TOLD_TO_RING = re.compile(
    r"\b(?:patients|people|carers|relatives|families|parents|staff|callers|residents|anyone|everyone)\s+(?:\w+\s+){0,4}?"
    r"(?:ring|call|phone|text|contact|given)\b(?:\s+(?:us|it))?(?:\s+on|\s+at)?\s*$",
    re.IGNORECASE,
)
_REACH = 140


def find(text: str) -> Iterator[Finding]:
    """The telephone numbers in a plain text that a person rather than a service answers."""
    for match in PhoneNumberMatcher(text.replace("\n", " "), "GB", leniency=Leniency.POSSIBLE, max_tries=200):
        if (
            _may_be_of_a_person(text, match)
            and not _OTHER_NUMBER.search(text, max(0, match.start - 80), match.start)
            and _is_answered_by_person(text, match.start, match.end)
        ):
            opened = match.raw_string.startswith("(") and ")" not in match.raw_string
            yield Finding(match.start + opened, match.end, IdentifierKind.PHONE)


def _may_be_of_a_person(text: str, match: PhoneNumberMatch) -> bool:
    if not _STARTS.match(match.raw_string) or text[match.start - 1 : match.start].isalnum():
        return False
    number = match.number
    if number.country_code != _BRITAIN:
        return match.raw_string.lstrip("( ").startswith("+")
    national = str(number.national_number)
    return national.startswith(_OF_PEOPLE) and len(national) in _NATIONAL_LENGTHS


def _is_answered_by_person(text: str, start: int, end: int) -> bool:
    since = sentence_start(text, start, furthest=_REACH)
    until = sentence_end(text, end, furthest=60)
    person, service, staff = (last_end(cue, text, since, start) for cue in (PERSON, SERVICE, STAFF_ROLE))
    service = max(service, staff if staff > person else -1)
    if _TOLD_TO_RING.search(text, since, start):
        return False
    if person >= 0 or service >= 0:
        return person > service
    return not SERVICE.search(text, end, until) and not _TEAM_BESIDE.match(text, end)

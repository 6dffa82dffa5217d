"""Dates of birth: dates that are called so, and dates right beside a person. Milestones and project dates are none."""

import datetime
import re
from collections.abc import Iterator

from casestudies.vocabulary import IdentifierKind

from .cues import STAFF_ROLE, last_end
from .dates import MONTH_AND_YEAR, WEEKDAY, WHOLE_DATE, year_of
from .finding import Finding
from .names import CAPITAL, NAMES, TITLED, begins_with_given_name, given_names
from .plain import sentence_start
from .word_lists import any_of

_CONNECTOR = (
    r"[\"')\]]?[\s:;=|,\-(\[\"]{0,4}(?:(?:is|was|being|of|as|on|dated?|\(?dd/?mm/?yy(?:yy)?\)?|:|"
    r"(?:recorded|given|shown|listed|entered) as)[\s:=\-(\[\"]{1,3})?"
    r"(?:(?:recorded|given|shown|listed|entered|written|typed)\s+(?:down\s+)?as\s+)?(?:the\s+)?"
)
_CALLED = re.compile(
    rf"(?:\bd\.?\s?o\.?\s?b\b\.?|\bdate[\s_\-]*of[\s_\-]*birth|\bbirth[\s_\-]*date|\bdate\s+born|\bbirth\s?day)"
    rf"{_CONNECTOR}{WEEKDAY}(?P<date>{WHOLE_DATE}|{MONTH_AND_YEAR})",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"(?:\bborn|(?-i:\(b\.|,\s+b\.))(?:\s+(?:on|in\s+\w+\s+on|at\s+\w+\s+on))?[\s:,(]{1,3}"
    rf"{WEEKDAY}(?:the\s+)?(?P<date>{WHOLE_DATE})",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?P<date>{WHOLE_DATE})[\s,]*[(\[\-]?\s*(?:d\.?o\.?b\b|date of birth|"
    r"is (?:his|her|their) (?:birthday|date of birth)|"
    r"was (?:his|her|their) (?:birthday|date of birth))",
    re.IGNORECASE,
)
_DATE_BESIDE = rf"\s?[,(\[]\s?(?P<date>(?i:{WHOLE_DATE}))\s?(?:[,)\]]|$)"
_BESIDE_PATIENT = re.compile(
    rf"(?:\b(?:Master|Baby)\s+{CAPITAL}(?:\s+{CAPITAL})?|\b(?:[Tt]he|[Aa]|[Oo]ur|[Tt]his)\s+(?:patient|resident)|"
    rf"\bPatient(?=\s?[(\[])|\bpatient\s+[A-Z]{{1,3}}\b){_DATE_BESIDE}"
)
_BESIDE_NAME = re.compile(rf"(?:(?P<titled>{TITLED})|\b(?P<given>{NAMES})(?=\s?[(\[])){_DATE_BESIDE}")
_AT_LEAST_YEARS_AGO = 16
_SOMEBODY = re.compile(
    rf"{any_of('people')}|\b(?:they|who|twins?|infant|child|boy|girl|man|woman|person)\b", re.IGNORECASE
)
_SOMETHING = re.compile(any_of("things_born"), re.IGNORECASE)


def find(text: str) -> Iterator[Finding]:
    """The dates of birth in a plain text."""
    for pattern in (_CALLED, _AFTER, _BESIDE_PATIENT):
        for found in pattern.finditer(text):
            yield _finding(found)
    for found in _BORN.finditer(text):
        if _is_of_somebody(text, sentence_start(text, found.start()), found.start()):
            yield _finding(found)
    for found in _BESIDE_NAME.finditer(text):
        if _can_be_of_an_adult(found) and not STAFF_ROLE.search(text, found.end(), found.end() + 30):
            yield _finding(found)


def _can_be_of_an_adult(found: re.Match) -> bool:
    """Whether a date beside a name is long ago: a later one is when somebody signed or wrote something."""
    year = year_of(found["date"])
    is_name = found["titled"] or begins_with_given_name(found["given"])
    return bool(is_name and year and year <= datetime.date.today().year - _AT_LEAST_YEARS_AGO)


def _is_of_somebody(text: str, start: int, end: int) -> bool:
    """Whether who was born is a person: named or meant nearer than any thing, or not said at all."""
    something = last_end(_SOMETHING, text, start, end)
    somebody = last_end(_SOMEBODY, text, start, end)
    names = [name.end() for name in given_names(text, start, end)]
    return max([somebody, *names]) > something or not text[start:end].strip(" \t\n-*,;:(")


def _finding(found: re.Match) -> Finding:
    return Finding(found.start("date"), found.end("date"), IdentifierKind.DATE_OF_BIRTH)

"""Dates as people write them in this country, at the beginning of a line."""

import datetime
import re
from collections.abc import Callable

EARLIEST_YEAR = 1948

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_QUARTER_BEGINS = {"1": 4, "2": 7, "3": 10, "4": 1}
_CENTURY_TURNS = 70

_MONTH = rf"(?P<month>{_FULL_MONTHS})\.?"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_BEFORE = r"(?:(?:w[/. ]?[cbe]|week (?:commencing|beginning|starting|ending|of)):?\s*)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_TIME = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?"
_END = r"(?![\w/.-])"

# Each says what one way of writing a date looks like; the first that fits is taken.
_WAYS = [
    re.compile(_BEFORE + _WEEKDAY + way + _END, re.IGNORECASE)
    for way in (
        rf"(?P<year>\d{{4}})[-/](?P<number>\d{{1,2}})[-/](?P<day>\d{{1,2}}){_TIME}",
        rf"(?P<day>\d{{1,2}})[/.-](?P<number>\d{{1,2}})[/.-]{_YEAR}{_TIME}",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH},?[ -]{_YEAR}",
        rf"{_MONTH}[ -]?[’']?{_YEAR}",
        r"(?P<year>\d{4})[-/](?P<number>\d{2})",
        r"(?P<number>\d{1,2})/(?P<year>\d{4})",
        r"Q(?P<quarter>[1-4]),? (?:FY ?)?(?P<year>\d{4})[/-](?:\d{2}|\d{4})",
        r"(?:FY ?)?(?P<financial>\d{4})/(?:\d{2}|\d{4})",
        r"(?P<year>\d{4})",
    )
]


class NotADate(ValueError):
    """A line does not begin with a date. The message completes "Line 3: …" and says what to do."""


def read_date(line: str, *, today: Callable[[], datetime.date] = datetime.date.today) -> tuple[datetime.date, str]:
    """The date at the beginning of a line, and what comes after it.

    A month, quarter or year stands for its first day; "week commencing" and times of day are passed over. Quarters and
    years like 2024/25 are financial, from April. Raises NotADate.
    """
    # Financial years look like years and months: 2024/25 is one, 2024/12 is a month.
    for way in _WAYS:
        found = way.match(line)
        if found and (on := _date_of(found.groupdict())):
            if on.year < EARLIEST_YEAR:
                raise NotADate(f"“{found[0]}” is before {EARLIEST_YEAR}. Check the year.")
            if on > today():
                raise NotADate(f"“{found[0]}” has not come yet. Check the date.")
            return on, line[found.end() :]
    raise NotADate(_what_to_do(line))


def _date_of(parts: dict[str, str | None]) -> datetime.date | None:
    """The date of what was found; None when there is no such day."""
    year, month = int(parts.get("year") or parts.get("financial") or 0), 1
    if year < 100:
        year += 2000 if year < _CENTURY_TURNS else 1900
    if parts.get("financial"):
        month = 4
    elif quarter := parts.get("quarter"):
        month = _QUARTER_BEGINS[quarter]
        year += quarter == "4"
    elif name := parts.get("month"):
        month = _MONTHS.index(name[:3].lower()) + 1
    elif number := parts.get("number"):
        month = int(number)
    try:
        return datetime.date(year, month, int(parts.get("day") or 1))
    except ValueError:
        return None


def _what_to_do(line: str) -> str:
    begins = line.strip().strip("\"'")[:30]
    if re.match(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}", begins):
        return f"“{begins}” does not begin with a real date. Write the day before the month, like 31/03/2024."
    if re.match(r"Q[1-4]", begins, re.IGNORECASE):
        return f"“{begins}” could be two quarters. Write the first month instead, like Apr 2024, or Q1 2024/25."
    if re.match(r"\d{5}\b", begins):
        return f"“{begins}” begins with a date as a number. Format the column as dates and copy it again."
    return f"“{begins}” does not begin with a date. Write it like 31/03/2024, Mar 2024 or 2024-03."

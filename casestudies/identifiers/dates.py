"""Whole dates as people write them."""

import datetime
import re

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?"
)
_YEAR = r"(?:18|19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_SEPARATOR = r"\s?[/.\-\s]\s?"
WHOLE_DATE = (
    rf"(?<!\d)(?:{_YEAR}[/.\-]{_MONTH}[/.\-]{_DAY}|"
    rf"{_DAY}{_SEPARATOR}{_MONTH}{_SEPARATOR}(?:{_YEAR}|\d\d)|"
    rf"{_MONTH}/{_DAY}/{_YEAR}|"
    rf"{_DAY}(?:st|nd|rd|th)?[\s\-/.]*(?:of\s+)?(?:{_MONTHS})\b[\s\-/.,']*(?:{_YEAR}|\d\d)|"
    rf"(?:{_MONTHS})\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}|"
    rf"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d)(?![\d])"
)
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day[,\s]{1,2})?"
MONTH_AND_YEAR = rf"(?:(?:{_MONTHS})\s+{_YEAR})(?!\d)"


def year_of(date: str) -> int | None:
    """The year of a date as it is written: four digits, or two counted back from today."""
    four = re.search(_YEAR, date)
    if four:
        return int(four[0])
    two = re.search(r"\d\d$", date)
    if two is None:
        return None
    this_year = datetime.date.today().year
    year = this_year // 100 * 100 + int(two[0])
    return year if year <= this_year else year - 100

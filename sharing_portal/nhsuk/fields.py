"""Form fields that Django does not have."""

import calendar
from datetime import date
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError

from .widgets import MonthYearInput

MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
}


class MonthYear(NamedTuple):
    """A year and perhaps a month; both None when nothing was given."""

    year: int | None
    month: int | None


NO_MONTH_YEAR = MonthYear(None, None)
_LONGEST_KEY = 18


class SeveralField(forms.ModelMultipleChoiceField):
    """Several rows of a list. A number too large for a column is no choice; Django would ask the database for it."""

    def clean(self, value: Any) -> Any:
        """The rows. Raises ValidationError for any that is none of the list."""
        for key in value or []:
            if len(str(key)) > _LONGEST_KEY:
                raise ValidationError(self.error_messages["invalid_choice"], "invalid_choice", {"value": key})
        return super().clean(value)


class MonthYearField(forms.Field):
    """
    A month and a year, or a year alone; gives a MonthYear.

    earliest and latest bound the year; ``past`` refuses months that have not begun.
    """

    widget = MonthYearInput
    empty_values = [*forms.Field.empty_values, NO_MONTH_YEAR]
    default_error_messages = {
        "year_missing": "Enter a year, like 2024",
        "year": "Year must be 4 numbers, like 2024",
        "year_early": "Year must be %(limit)s or later",
        "year_late": "Year must be %(limit)s or earlier",
        "month": "Month must be a number from 1 to 12",
        "future": "Month and year must not be in the future",
    }
    # Which box each message is about: both, where a message is not listed.
    parts_by_code = {
        "year_missing": ("year",),
        "year": ("year",),
        "year_early": ("year",),
        "year_late": ("year",),
        "month": ("month",),
    }

    def __init__(self, *, earliest: int = 1900, latest: int = 2100, past: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.earliest = earliest
        self.latest = latest
        self.past = past

    def to_python(self, value: Any) -> MonthYear:
        """Take what was typed in the two boxes (or a pair or a date) and give a MonthYear, or raise what is wrong."""
        typed_month, typed_year = value if isinstance(value, list) else self.widget.decompress(value)
        month_text, year_text = (str(part or "").strip() for part in (typed_month, typed_year))
        if not month_text and not year_text:
            return NO_MONTH_YEAR
        return MonthYear(self._year(year_text), self._month(month_text))

    def validate(self, value: MonthYear) -> None:
        """Refuse nothing where an answer is required, and the future where only the past will do."""
        super().validate(value)
        today = date.today()
        if self.past and value.year and (value.year, value.month or 1) > (today.year, today.month):
            raise self._error("future")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the boxes say something else than they did at first."""
        return [str(part or "") for part in self.widget.decompress(initial)] != [str(part or "") for part in data or []]

    def _year(self, text: str) -> int:
        if not text:
            raise self._error("year_missing")
        if not (len(text) == 4 and text.isascii() and text.isdigit()):
            raise self._error("year")
        if int(text) < self.earliest:
            raise self._error("year_early", limit=self.earliest)
        if int(text) > self.latest:
            raise self._error("year_late", limit=self.latest)
        return int(text)

    def _month(self, text: str) -> int | None:
        if not text:
            return None
        month = int(text) if len(text) < 3 and text.isascii() and text.isdigit() else MONTHS.get(text.lower(), 0)
        if not 1 <= month <= 12:
            raise self._error("month")
        return month

    def _error(self, code: str, **params: Any) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params=params or None)

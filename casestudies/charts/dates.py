"""How the dates of a run are said: as months when all are first days, as years when all are first of January."""

import datetime
from collections.abc import Sequence
from itertools import pairwise

from casestudies.spc.series import Reading

_WEEK = 7
_LONGEST_MONTH, _LONGEST_YEAR = 31, 366
_SHORTEST_MONTH, _SHORTEST_YEAR = 28, 365


class DateWords:
    """The words for the dates of one run of readings."""

    def __init__(self, readings: Sequence[Reading]):
        dates = [reading.on for reading in readings]
        self._gaps = [(later - earlier).days for earlier, later in pairwise(dates)]
        self._has_days = len(dates) < 2 or any(on.day != 1 for on in dates)
        self._has_months = self._has_days or any(on.month != 1 for on in dates)

    def long(self, on: datetime.date) -> str:
        """A date of this run in a sentence: "4 March 2024", "March 2024" or "2024"."""
        if self._has_days or on.day != 1:
            return f"{on:%-d %B %Y}"
        return f"{on:%B %Y}" if self._has_months or on.month != 1 else f"{on:%Y}"

    def since(self, on: datetime.date) -> str:
        """When something began, in a sentence: "in March 2024", "on 4 March 2024"."""
        return f"{'on' if self._has_days or on.day != 1 else 'in'} {self.long(on)}"

    @property
    def spacing(self) -> str:
        """How often there is a reading, as far as it is regular: "monthly", "weekly", "daily", "yearly" or empty."""
        if not self._gaps:
            return ""
        shortest, longest = min(self._gaps), max(self._gaps)
        if shortest == longest == 1:
            return "daily"
        if shortest == longest == _WEEK:
            return "weekly"
        if shortest >= _SHORTEST_MONTH and longest <= _LONGEST_MONTH:
            return "monthly"
        return "yearly" if shortest >= _SHORTEST_YEAR and longest <= _LONGEST_YEAR else ""

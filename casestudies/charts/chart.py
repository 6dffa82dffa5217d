"""One outcome's chart: what the templates and the downloads ask of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.text import slugify

from casestudies.models import Outcome
from casestudies.runs import series_of
from casestudies.spc.series import Series

from . import words
from .dates import DateWords
from .drawing import NARROW, WIDE, Drawing
from .numbers import NumberWords


@dataclass(frozen=True)
class Row:
    """One value in the table: texts as people read them; the limits are empty where there are none."""

    date: str
    iso_date: str
    value: str
    centre: str
    lower: str
    upper: str
    shows: str
    change: str


class Chart:
    """The chart of an outcome that has values over time. `place` is where it stands among its edition's, from 1."""

    def __init__(self, outcome: Outcome, series: Series, place: int = 1):
        self.outcome, self.series, self.place = outcome, series, place
        self._dates = DateWords(series.readings)
        self._numbers = NumberWords(series, outcome.unit)

    @property
    def kind(self) -> str:
        """Which chart it is."""
        return "Control chart" if self.series.has_limits else "Run chart"

    @property
    def has_limits(self) -> bool:
        """Whether it is a control chart."""
        return self.series.has_limits

    @property
    def name(self) -> str:
        """What was measured."""
        return str(self.outcome)

    @property
    def title(self) -> str:
        """The kind of chart, and what was measured."""
        return f"{self.kind}: {self.name}"

    @property
    def measured(self) -> str:
        """What was measured, and in what."""
        unit = self.outcome.unit.strip()
        return f"{self.name} ({unit})" if unit and unit.lower() not in self.name.lower() else self.name

    @cached_property
    def wide(self) -> Drawing:
        """The picture for desks and paper."""
        return Drawing(self.series, WIDE, self.measured, dates=self._dates, numbers=self._numbers)

    @cached_property
    def narrow(self) -> Drawing:
        """The picture for phones."""
        return Drawing(self.series, NARROW, self.measured, dates=self._dates, numbers=self._numbers)

    @cached_property
    def sentences(self) -> list[str]:
        """What it shows, in words."""
        return words.sentences(self.series, self._dates, self._numbers)

    @property
    def rules(self) -> str:
        """By which rules it was made."""
        return words.rules_in_words(self.series)

    @property
    def centre_name(self) -> str:
        """What the line in the middle is."""
        return "Mean" if self.series.has_limits else "Median"

    @property
    def file_name(self) -> str:
        """What a download is called, without its ending."""
        return slugify(str(self.outcome))[:60].strip("-") or "values"

    def rows(self) -> Iterator[Row]:
        """Every value, with the lines it is judged by, as a table."""
        for phase in self.series.phases:
            limits = phase.limits
            for number, point in enumerate(phase.points):
                begins = phase.since if number == 0 else None
                yield Row(
                    date=self._dates.long(point.reading.on),
                    iso_date=point.reading.on.isoformat(),
                    value=f"{point.reading.value.normalize():f}",
                    centre=str(self._numbers.rounded(phase.centre)),
                    lower=str(self._numbers.rounded(limits.lower)) if limits else "",
                    upper=str(self._numbers.rounded(limits.upper)) if limits else "",
                    shows=words.shown_by(point) if limits else "",
                    change=(begins.label or "Change") if begins else "",
                )


def chart_of(outcome: Outcome, *, place: int = 1) -> Chart | None:
    """The chart of an outcome; None when it has no values over time."""
    series = series_of(outcome)
    return Chart(outcome, series, place) if series else None

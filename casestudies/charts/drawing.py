"""A run of values as the points, lines and texts of a picture. Numbers only: the template makes marks of them."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from casestudies.spc.series import Meaning, Phase, Series

from .dates import DateWords
from .numbers import NumberWords
from .scale import date_ticks, value_ticks

_LEGEND_ROW = 24
_LINE = 18
_APART = 16
_INSET = 10
_MARK = 8
_SMALLEST_MARK = 0.5
_MEANINGS = {
    Meaning.COMMON: "Usual variation",
    Meaning.IMPROVEMENT: "Stands out: improvement",
    Meaning.CONCERN: "Stands out: concern",
    Meaning.NEITHER: "Stands out",
}


@dataclass(frozen=True)
class Frame:
    """How large a picture is, the room around the plot, and how much text fits."""

    width: int
    plot: int
    left: int
    right: int
    values: int
    dates: int
    columns: int
    letters: int
    above: int = 46
    below: int = 40


WIDE = Frame(width=640, plot=260, left=60, right=66, values=6, dates=6, columns=2, letters=74)
NARROW = Frame(width=360, plot=230, left=52, right=12, values=5, dates=3, columns=1, letters=40)


@dataclass(frozen=True)
class Text:
    """A text at a point; `anchor` is start, middle or end."""

    x: float
    y: float
    text: str
    anchor: str = "middle"


@dataclass(frozen=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class Mark:
    """One value, shaped by what it means."""

    x: float
    y: float
    meaning: str


@dataclass(frozen=True)
class Entry:
    """One row of the legend: what is explained, where, and its lines of text."""

    kind: str
    x: float
    y: float
    lines: list[Text]


class Drawing:
    """The picture of a series in a frame."""

    def __init__(self, series: Series, frame: Frame, name: str, *, dates: DateWords, numbers: NumberWords):
        self.series, self.frame, self._dates, self._numbers = series, frame, dates, numbers
        self.width, self.left, self.right = frame.width, frame.left, frame.width - frame.right
        self.title = [Text(8, _LINE * at, line) for at, line in enumerate(textwrap.wrap(name, frame.letters), 1)]
        self.top = len(self.title) * _LINE + frame.above
        self.bottom = self.top + frame.plot
        self._first, self._last = series.readings[0].on, series.readings[-1].on
        self._ticks = value_ticks(*self._span(), most=frame.values)

    @property
    def height(self) -> float:
        """How high it is, with its legend."""
        last = self.legend[-1]
        return last.y + len(last.lines) * _LINE

    @cached_property
    def value_axis(self) -> list[Text]:
        """The labels left of the plot."""
        return [Text(self.left - 8, self._y(tick), self._numbers.bare(tick), "end") for tick in self._ticks]

    @cached_property
    def date_axis(self) -> list[Text]:
        """The labels below the plot."""
        ticks = date_ticks(self._first, self._last, most=self.frame.dates)
        return [Text(self._x(tick.on), self.bottom + 24, tick.label) for tick in ticks]

    @cached_property
    def marks(self) -> list[Mark]:
        """The values."""
        return [
            Mark(self._x(point.reading.on), self._y(point.reading.value), point.meaning.value)
            for point in self.series.points
        ]

    @property
    def mark_scale(self) -> float:
        """How large marks are, of 1: smaller where many values stand close, so that the line between them shows."""
        room = (self.right - self.left - 2 * _INSET) / len(self.marks)
        return round(max(_SMALLEST_MARK, min(1, room / _MARK)), 2)

    @property
    def paths(self) -> list[str]:
        """The lines from value to value, broken at each change."""
        return [
            " ".join(f"{self._x(point.reading.on)},{self._y(point.reading.value)}" for point in phase.points)
            for phase in self.series.phases
        ]

    @cached_property
    def centres(self) -> list[Line]:
        """The mean or median of each phase."""
        return [self._across(phase, phase.centre) for phase in self.series.phases]

    @cached_property
    def limits(self) -> list[Line]:
        """The process limits of each phase that lie within the plot: there is no limit below zero for a count."""
        return [
            self._across(phase, limit)
            for phase in self.series.phases
            if phase.limits
            for limit in (phase.limits.lower, phase.limits.upper)
            if self._ticks[0] <= limit <= self._ticks[-1]
        ]

    @cached_property
    def line_labels(self) -> list[Text]:
        """The numbers of the last phase's lines, right of the plot where there is room, none on top of another."""
        last = self.series.phases[-1]
        wanted = [last.centre, *([last.limits.upper, last.limits.lower] if last.limits else [])]
        labels: list[Text] = []
        for number in wanted if self.frame.right > _APART else []:
            y = self._y(number)
            if self.top <= y <= self.bottom and all(abs(y - label.y) >= _APART for label in labels):
                labels.append(Text(self.right + 6, y, self._numbers.say(number), "start"))
        return labels

    @cached_property
    def steps(self) -> list[Line]:
        """An upright line at each change."""
        return [Line(x, self.top - 12, x, self.bottom) for x in (self._x(change.on) for change in self.series.changes)]

    @cached_property
    def step_labels(self) -> list[Text]:
        """What stands above each of these lines: "Change", or the number of one of several."""
        names = self._names if len(self._names) == 1 else [str(number) for number in range(1, len(self._names) + 1)]
        return [self._within(Text(line.x1, self.top - 18, name)) for line, name in zip(self.steps, names, strict=True)]

    @cached_property
    def legend(self) -> list[Entry]:
        """What the shapes and lines mean: only those that are there; changes in full, each on rows of its own."""
        entries, y = [], self.bottom + self.frame.below + 16
        wide = (self.width - 16) / self.frame.columns
        explained = list(self._explained())
        for number, (kind, text) in enumerate(explained):
            row, column = divmod(number, self.frame.columns)
            x = 8 + column * wide
            entries.append(
                Entry(kind, x + 14, y + row * _LEGEND_ROW, [Text(x + 34, y + row * _LEGEND_ROW, text, "start")])
            )
        y += -(-len(explained) // self.frame.columns) * _LEGEND_ROW
        for change, name in zip(self.series.changes, self._names, strict=True):
            said = f"{name} {self._dates.since(change.on)}{': ' if change.label else ''}{change.label}"
            lines = textwrap.wrap(said, self.frame.letters)
            entries.append(
                Entry("change", 22, y, [Text(42, y + at * _LINE, line, "start") for at, line in enumerate(lines)])
            )
            y += len(lines) * _LINE + 6
        return entries

    def _explained(self) -> Iterator[tuple[str, str]]:
        there = {point.meaning for point in self.series.points}
        if not self.series.has_limits:
            yield Meaning.COMMON.value, "Value"
        else:
            yield from ((meaning.value, text) for meaning, text in _MEANINGS.items() if meaning in there)
        yield "centre", "Mean" if self.series.has_limits else "Median"
        if self.limits:
            yield "limits", "Limits of usual variation"

    @property
    def _names(self) -> list[str]:
        changes = self.series.changes
        return ["Change"] if len(changes) == 1 else [f"Change {number}" for number in range(1, len(changes) + 1)]

    def _span(self) -> tuple[Fraction, Fraction]:
        """The lowest and highest number to show. Limits beyond what the values can be are not."""
        values = [Fraction(reading.value) for reading in self.series.readings]
        limits = [phase.limits for phase in self.series.phases if phase.limits]
        low = min([*values, *(limit.lower for limit in limits)])
        high = max([*values, *(limit.upper for limit in limits)])
        return (max(low, Fraction(0)) if min(values) >= 0 else low), high

    def _x(self, on) -> float:
        days = (self._last - self._first).days
        share = (on - self._first).days / days if days else 0.5
        return round(self.left + _INSET + share * (self.right - self.left - 2 * _INSET), 1)

    def _y(self, number) -> float:
        low, high = self._ticks[0], self._ticks[-1]
        share = (Fraction(number) - low) / (high - low)
        return round(float(self.bottom - share * self.frame.plot), 1)

    def _across(self, phase: Phase, number: Fraction) -> Line:
        first, last = self._x(phase.points[0].reading.on), self._x(phase.points[-1].reading.on)
        y = self._y(number)
        return Line(round(first - _INSET / 2, 1), y, round(last + _INSET / 2, 1), y)

    def _within(self, text: Text) -> Text:
        """Keeps a text that is centred on a line from running out of the picture."""
        half = len(text.text) * 4.5
        if text.x - half < 0:
            return Text(4, text.y, text.text, "start")
        return Text(self.width - 4, text.y, text.text, "end") if text.x + half > self.width else text

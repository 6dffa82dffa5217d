"""A run of dated values, split at the dates of changes, with what each value shows."""

import datetime
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cached_property

from .limits import Limits, limits_of, mean, median
from .rules import LEAST_POINTS, MAKING_DATA_COUNT, TRIAL_BELOW, Rules
from .signals import Signal, signals_in


class Meaning(Enum):
    """What a value says, as Making Data Count names it."""

    COMMON = "common"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEITHER = "neither"


@dataclass(frozen=True)
class Reading:
    """One dated value."""

    on: datetime.date
    value: Decimal


@dataclass(frozen=True)
class Change:
    """A day from which something was done differently, and what."""

    on: datetime.date
    label: str = ""


@dataclass(frozen=True)
class Point:
    """One reading with its signal, if any, and what that means."""

    reading: Reading
    signal: Signal | None
    meaning: Meaning


@dataclass(frozen=True)
class Phase:
    """The readings between two changes: its centre line, and limits where there are enough values for a control chart.

    `since` is the change it begins with, None for the first.
    """

    since: Change | None
    points: tuple[Point, ...]
    centre: Fraction
    limits: Limits | None

    @property
    def is_trial(self) -> bool:
        """Whether its limits are provisional."""
        return self.limits is not None and len(self.points) < TRIAL_BELOW


@dataclass(frozen=True)
class Series:
    """Readings in the order of their dates, the changes among them, and which way is better: 1 up, -1 down, 0 neither.

    From 12 readings on it is an XmR chart, below that a run chart.
    """

    readings: tuple[Reading, ...]
    changes: tuple[Change, ...] = ()
    better: int = 0
    rules: Rules = MAKING_DATA_COUNT

    def __post_init__(self) -> None:
        if not self.readings:
            raise ValueError("A series needs at least one reading.")
        object.__setattr__(self, "readings", tuple(sorted(self.readings, key=lambda reading: reading.on)))
        first, last = self.readings[0].on, self.readings[-1].on
        within = sorted((change for change in self.changes if first < change.on <= last), key=lambda change: change.on)
        object.__setattr__(self, "changes", tuple(within))

    @property
    def has_limits(self) -> bool:
        """Whether there are enough readings for a control chart."""
        return len(self.readings) >= LEAST_POINTS

    @cached_property
    def phases(self) -> tuple[Phase, ...]:
        """The readings split at the changes; a reading on the day of a change comes after it.

        Each phase has its own mean and limits and its signals are looked for within it (NHSRplotthedots: "rebase").
        """
        split = itertools.groupby(self.readings, key=self._change_before)
        return tuple(self._phase(since, list(readings)) for since, readings in split)

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """All readings with what they show within their phase."""
        return tuple(point for phase in self.phases for point in phase.points)

    @cached_property
    def after_the_change(self) -> tuple[Point, ...]:
        """The readings from the first change on, judged by the limits of those before it.

        Splitting the limits at a change hides whether the change itself was a signal; this shows it. Empty without a
        change, or with fewer than 12 readings before the first (NHSRplotthedots: limits may be fixed from 12 points).
        """
        if not self.changes:
            return ()
        before = [reading for reading in self.readings if reading.on < self.changes[0].on]
        if len(before) < LEAST_POINTS:
            return ()
        limits = limits_of(_values(before), screens=self.rules.screens)
        found = signals_in(_values(self.readings), limits, self.rules)
        return self._judged(self.readings, found)[len(before) :]

    @cached_property
    def undivided(self) -> tuple[Point, ...]:
        """All readings judged as one phase, as if nothing had been changed; empty below 12 readings."""
        if not self.has_limits:
            return ()
        limits = limits_of(_values(self.readings), screens=self.rules.screens)
        return self._judged(self.readings, signals_in(_values(self.readings), limits, self.rules))

    def _change_before(self, reading: Reading) -> Change | None:
        return next((change for change in reversed(self.changes) if change.on <= reading.on), None)

    def _phase(self, since: Change | None, readings: list[Reading]) -> Phase:
        values = _values(readings)
        if not self.has_limits:
            return Phase(since, self._judged(readings, [None] * len(readings)), median(values), None)
        if len(readings) < 2:
            return Phase(since, self._judged(readings, [None]), mean(values), None)
        limits = limits_of(values, screens=self.rules.screens)
        return Phase(since, self._judged(readings, signals_in(values, limits, self.rules)), limits.mean, limits)

    def _judged(self, readings: Sequence[Reading], signals: list[Signal | None]) -> tuple[Point, ...]:
        return tuple(
            Point(reading, signal, meaning_of(signal, better=self.better))
            for reading, signal in zip(readings, signals, strict=True)
        )


def meaning_of(signal: Signal | None, *, better: int) -> Meaning:
    """Whether a signal is an improvement, a concern or, where no way is better, neither (Making Data Count)."""
    if signal is None:
        return Meaning.COMMON
    if not better:
        return Meaning.NEITHER
    return Meaning.IMPROVEMENT if signal.is_up == (better > 0) else Meaning.CONCERN


def _values(readings: Sequence[Reading]) -> list[Decimal]:
    return [reading.value for reading in readings]

"""The centre line and the natural process limits of individual values (an X chart with moving ranges, XmR)."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

Number = int | Decimal | Fraction

_THREE_SIGMA = Fraction("2.66")
"""Three sigma in average moving ranges: 3 / d2 with d2 = 1.128 for ranges of two (Wheeler; NHSRplotthedots)."""

_TOO_WIDE = Fraction("3.267")
"""The upper limit of moving ranges in average moving ranges: D4 for ranges of two (Nelson 1982)."""


@dataclass(frozen=True)
class Limits:
    """The mean, the process limits, and the lines two thirds of the way to them ("near" limits)."""

    mean: Fraction
    lower: Fraction
    upper: Fraction
    near_lower: Fraction
    near_upper: Fraction


def median(values: Sequence[Number]) -> Fraction:
    """The centre line of a run chart (Provost and Murray 2011). Raises ValueError for no values."""
    if not values:
        raise ValueError("A median needs at least one value.")
    return statistics.median([Fraction(value) for value in values])


def mean(values: Sequence[Number]) -> Fraction:
    """The centre line of an XmR chart. Raises ValueError for no values."""
    if not values:
        raise ValueError("A mean needs at least one value.")
    return sum(map(Fraction, values), Fraction(0)) / len(values)


def average_moving_range(values: Sequence[Number], *, screens: bool) -> Fraction:
    """The average step from one value to the next. Raises ValueError for fewer than two values.

    With `screens`, steps of 3.267 times the average or more are left out, once, and the rest averaged again
    (Nelson 1982, as in NHSRplotthedots). The NHS Excel tool does not screen. Where no value ever changes there is
    nothing to screen.
    """
    ranges = [abs(Fraction(later) - Fraction(earlier)) for earlier, later in pairwise(values)]
    if not ranges:
        raise ValueError("Moving ranges need at least two values.")
    average = mean(ranges)
    if screens and average:
        average = mean([step for step in ranges if step < _TOO_WIDE * average])
    return average


def limits_of(values: Sequence[Number], *, screens: bool = True) -> Limits:
    """The limits of one phase: mean ± 2.66 average moving ranges (NHSRplotthedots). Raises ValueError as above."""
    middle = mean(values)
    reach = _THREE_SIGMA * average_moving_range(values, screens=screens)
    near = reach * 2 / 3
    return Limits(middle, middle - reach, middle + reach, middle - near, middle + near)

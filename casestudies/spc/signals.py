"""Which values of one phase show a special cause: the four rules of Making Data Count.

Each value gets the first rule that it meets, in the order of NHSRplotthedots: outside the limits, trend, two of three
near a limit, shift.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import pairwise

from .limits import Limits, Number
from .rules import MAKING_DATA_COUNT, Rules

_WINDOW = 3


class Rule(Enum):
    """Why a value is taken for a signal."""

    OUTSIDE = "outside"
    TREND = "trend"
    NEAR_LIMIT = "near_limit"
    SHIFT = "shift"


@dataclass(frozen=True)
class Signal:
    """One value's special cause. `is_up` says whether it lies high or rises."""

    rule: Rule
    is_up: bool


def signals_in(values: Sequence[Number], limits: Limits, rules: Rules = MAKING_DATA_COUNT) -> list[Signal | None]:
    """The signal of each value against these limits; None for common cause. The limits may come from other values."""
    points = [Fraction(value) for value in values]
    sides = [_sign(point - limits.mean) for point in points]
    trend = _trends(points, rules.trend)
    near = _near_limits(points, sides, limits)
    shift = _shifts(sides, rules.shift)
    return [
        _first(point, side, limits, trend[at], near[at], shift[at])
        for at, (point, side) in enumerate(zip(points, sides, strict=True))
    ]


def _first(point: Fraction, side: int, limits: Limits, trend: int, near: bool, shift: bool) -> Signal | None:
    if point > limits.upper or point < limits.lower:
        return Signal(Rule.OUTSIDE, side > 0)
    if trend:
        return Signal(Rule.TREND, trend > 0)
    if near:
        return Signal(Rule.NEAR_LIMIT, side > 0)
    if shift:
        return Signal(Rule.SHIFT, side > 0)
    return None


def _trends(points: list[Fraction], length: int) -> list[int]:
    """Which way each value's trend goes, 0 for none: `length` values, each above (or each below) the one before.

    All of them are marked; a value that ends one trend and begins another belongs to the later one.
    """
    steps = [_sign(later - earlier) for earlier, later in pairwise(points)]
    found = [0] * len(points)
    for start in range(len(points) - length + 1):
        within = set(steps[start : start + length - 1])
        if len(within) == 1 and (way := within.pop()):
            found[start : start + length] = [way] * length
    return found


def _near_limits(points: list[Fraction], sides: list[int], limits: Limits) -> list[bool]:
    """Two of three values in a row between a near limit and its limit, all three on one side; only those two marked."""
    close = [limits.lower <= point < limits.near_lower or limits.near_upper < point <= limits.upper for point in points]
    found = [False] * len(points)
    for window in _windows(len(points), _WINDOW):
        if abs(sum(sides[at] for at in window)) == _WINDOW and sum(close[at] for at in window) > 1:
            for at in window:
                found[at] |= close[at]
    return found


def _shifts(sides: list[int], length: int) -> list[bool]:
    """`length` values in a row on one side of the mean; one on the mean breaks it. All of them are marked."""
    found = [False] * len(sides)
    for window in _windows(len(sides), length):
        if abs(sum(sides[at] for at in window)) == length:
            for at in window:
                found[at] = True
    return found


def _windows(count: int, length: int) -> Iterator[range]:
    return (range(start, start + length) for start in range(count - length + 1))


def _sign(number: Fraction) -> int:
    return (number > 0) - (number < 0)

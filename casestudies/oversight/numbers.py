"""The two figures a run of waiting times is told by, and how numbers are said."""

import datetime
import math
import statistics
from collections.abc import Sequence

_DAY = datetime.timedelta(days=1)


def median(values: Sequence[float]) -> float | None:
    """The value in the middle; between two, half-way. None for no values."""
    return statistics.median(values) if values else None


def percentile(values: Sequence[float], share: int) -> float | None:
    """The smallest value that at least `share` percent of the values do not exceed (nearest rank). None for none."""
    if not values:
        return None
    return sorted(values)[math.ceil(share / 100 * len(values)) - 1]


def days(time: datetime.timedelta) -> float:
    """A length of time in days."""
    return time / _DAY


def hours(time: datetime.timedelta) -> float:
    """A length of time in hours."""
    return 24 * (time / _DAY)


def one_place(number: float | None) -> str:
    """A number with one decimal place: "2.5"; empty for none."""
    return "" if number is None else f"{number:.1f}"


def share_of(part: int, whole: int) -> str:
    """A part of a whole in percent: "40%"; empty where the whole is nothing."""
    return f"{round(100 * part / whole)}%" if whole else ""

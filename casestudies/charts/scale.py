"""Where the ticks of a chart's axes are."""

import datetime
from dataclasses import dataclass
from fractions import Fraction

_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
_DAY_STEPS = (1, 2, 7, 14, 28)
_DAYS_SHOWN_AS_DAYS = 70
_MONTHS_IN_YEAR = 12


@dataclass(frozen=True)
class DateTick:
    """One tick below the chart."""

    on: datetime.date
    label: str


def value_ticks(low: Fraction, high: Fraction, *, most: int) -> list[Fraction]:
    """Round numbers that span low to high, at most `most` of them; from zero where that costs little room.

    Steps are 1, 2 or 5 times a power of ten (Heckbert 1990, "Nice numbers for graph labels").
    """
    if 0 <= low <= high - low:
        low = Fraction(0)
    if low == high:
        low, high = (low - 1, high + 1) if low else (low, Fraction(1))
    step = _smallest_step(low, high, most)
    first, last = low // step, -(-high // step)
    return [step * number for number in range(first, last + 1)]


def date_ticks(first: datetime.date, last: datetime.date, *, most: int) -> list[DateTick]:
    """Days, months or years between two dates, at most `most` of them."""
    days = (last - first).days
    if days <= _DAYS_SHOWN_AS_DAYS:
        step = next(step for step in _DAY_STEPS if days // step < most or step == _DAY_STEPS[-1])
        found = [first + datetime.timedelta(days=number) for number in range(0, days + 1, step)]
        return [DateTick(on, f"{on:%-d %b}") for on in found]
    months = [_month(number) for number in range(_number(first), _number(last) + 1)]
    months = [month for month in months if first <= month]
    for step in _MONTH_STEPS:
        found = [month for month in months if _number(month) % step == 0]
        if len(found) <= most:
            break
    label = "%Y" if step >= _MONTHS_IN_YEAR else "%b %Y"
    return [DateTick(on, on.strftime(label)) for on in found]


def _smallest_step(low: Fraction, high: Fraction, most: int) -> Fraction:
    power = Fraction(1)
    while (high - low) / power > most:
        power *= 10
    while (high - low) / power < 1:
        power /= 10
    steps = (power * factor / 10 for factor in (1, 2, 5, 10, 20, 50, 100))
    return next(step for step in steps if -(-high // step) - low // step < most)


def _number(on: datetime.date) -> int:
    return on.year * _MONTHS_IN_YEAR + on.month - 1


def _month(number: int) -> datetime.date:
    return datetime.date(number // _MONTHS_IN_YEAR, number % _MONTHS_IN_YEAR + 1, 1)

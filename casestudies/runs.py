"""The run of values of an outcome: between the columns it is kept in and the arithmetic of spc."""

import datetime
from collections.abc import Mapping
from decimal import Decimal

from django.conf import settings

from casestudies.models import Outcome
from casestudies.spc.rules import Rules
from casestudies.spc.series import Change, Point, Reading, Series

_WAYS = {Outcome.Better.HIGHER: 1, Outcome.Better.LOWER: -1}


def portal_rules() -> Rules:
    """The rules this portal is set to; those of Making Data Count unless somebody chose others."""
    return Rules(shift=settings.SPC_SHIFT_POINTS, trend=settings.SPC_TREND_POINTS, screens=settings.SPC_SCREENING)


def series_of(outcome: Outcome) -> Series | None:
    """An outcome's values over time with its changes and the way that is better; None when it has no values."""
    if not outcome.readings:
        return None
    readings = (Reading(_date(on), Decimal(value)) for on, value in outcome.readings.items())
    changes = (Change(_date(on), label) for on, label in outcome.changes.items())
    return Series(tuple(readings), tuple(changes), _WAYS.get(outcome.better, 0), portal_rules())


def readings_as_kept(values: Mapping[datetime.date, Decimal]) -> dict[str, str]:
    """Values by date as an outcome keeps them."""
    return {on.isoformat(): f"{value:f}" for on, value in sorted(values.items())}


def changes_as_kept(labels: Mapping[datetime.date, str]) -> dict[str, str]:
    """Changes by date as an outcome keeps them."""
    return {on.isoformat(): label for on, label in sorted(labels.items())}


def signals_since_change(series: Series) -> list[Point]:
    """The readings since the first change that chance alone would rarely bring.

    They are judged by the limits of the readings before it; where those are too few, by those of all readings as if
    nothing had been changed. Without a change, all such readings.
    """
    judged = series.after_the_change or series.undivided
    begin = series.changes[0].on if series.changes else series.readings[0].on
    return [point for point in judged if point.signal and point.reading.on >= begin]


def _date(kept: str) -> datetime.date:
    return datetime.date.fromisoformat(kept)

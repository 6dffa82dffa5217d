"""A chart in words, for people who do not see it and for those who want to be told."""

from collections.abc import Iterator

from casestudies.spc.rules import LEAST_POINTS
from casestudies.spc.series import Meaning, Phase, Point, Series
from casestudies.spc.signals import Rule, Signal

from .dates import DateWords
from .numbers import NumberWords

_STANDS_OUT = {
    Meaning.IMPROVEMENT: " as an improvement",
    Meaning.CONCERN: " as a concern",
    Meaning.NEITHER: "",
}
_WHY = {
    (Rule.OUTSIDE, True): "above the upper limit",
    (Rule.OUTSIDE, False): "below the lower limit",
    (Rule.TREND, True): "part of a rise",
    (Rule.TREND, False): "part of a fall",
    (Rule.NEAR_LIMIT, True): "two of three near the upper limit",
    (Rule.NEAR_LIMIT, False): "two of three near the lower limit",
    (Rule.SHIFT, True): "part of a row above the mean",
    (Rule.SHIFT, False): "part of a row below the mean",
}
_MEANS = {Meaning.IMPROVEMENT: "Improvement", Meaning.CONCERN: "Concern", Meaning.NEITHER: "Stands out"}


def sentences(series: Series, dates: DateWords, numbers: NumberWords) -> list[str]:
    """What the chart shows, sentence by sentence."""
    return list(_sentences(series, dates, numbers))


def shown_by(point: Point) -> str:
    """What one value shows: "Improvement: below the lower limit", or that it varies as usual."""
    if point.signal is None:
        return "Usual variation"
    return f"{_MEANS[point.meaning]}: {why(point.signal)}"


def why(signal: Signal) -> str:
    """The rule a value met."""
    return _WHY[signal.rule, signal.is_up]


def rules_in_words(series: Series) -> str:
    """Which kind of chart it is, and by which rules it was made."""
    if not series.has_limits:
        return f"Run chart. From {LEAST_POINTS} values on it becomes a control chart, with limits."
    rules = series.rules
    lengths = (
        f"{rules.shift} values make a shift or a trend"
        if rules.shift == rules.trend
        else f"{rules.shift} values make a shift, {rules.trend} a trend"
    )
    screened = "outlying moving ranges are screened out" if rules.screens else "moving ranges are not screened"
    return f"Control chart (XmR) by the NHS Making Data Count rules: {lengths}; {screened}."


def _sentences(series: Series, dates: DateWords, numbers: NumberWords) -> Iterator[str]:
    readings = series.readings
    if len(readings) == 1:
        yield f"One value, {numbers.say(readings[0].value)}, for {dates.long(readings[0].on)}."
        return
    spacing = f"{dates.spacing} " if dates.spacing else ""
    yield f"{len(readings)} {spacing}values, from {dates.long(readings[0].on)} to {dates.long(readings[-1].on)}."
    for phase in series.phases:
        yield _of_phase(series, phase, dates, numbers)
    if series.has_limits:
        yield from _what_stands_out(series, dates)
    yield from _since_the_change(series)
    if any(phase.is_trial for phase in series.phases):
        yield "Limits from fewer than 13 values are provisional."


def _of_phase(series: Series, phase: Phase, dates: DateWords, numbers: NumberWords) -> str:
    centre = numbers.say(phase.centre)
    said = f"the mean is {centre}" if series.has_limits else f"half of the values are {centre} or more"
    if phase.limits:
        low, high = numbers.say(phase.limits.lower), numbers.say(phase.limits.upper)
        said += f" and values usually lie between {low} and {high}"
    if phase.since:
        label = f" ({phase.since.label})" if phase.since.label else ""
        return f"From the change {dates.since(phase.since.on)}{label} on, {said}."
    return f"Before {_first_change(series)}, {said}." if series.changes else f"{said[0].upper()}{said[1:]}."


def _what_stands_out(series: Series, dates: DateWords) -> Iterator[str]:
    each = " within its part" if series.changes else ""
    if not any(point.signal for point in series.points):
        yield f"No value stands out from the usual ups and downs{each}."
    for meaning, how in _STANDS_OUT.items():
        found = [point.reading.on for point in series.points if point.meaning == meaning]
        if len(found) == 1:
            yield f"One value stands out{how}{each}: {dates.long(found[0])}."
        elif found:
            until = f", from {dates.long(found[0])} to {dates.long(found[-1])}"
            yield f"{len(found)} values stand out{how}{each}{until}."


def _since_the_change(series: Series) -> Iterator[str]:
    after = series.after_the_change
    if not after:
        return
    judged = f"Judged by the limits from before {_first_change(series)},"
    if not any(point.signal for point in after):
        yield f"{judged} none of the {len(after)} values since stands out."
    for meaning, how in _STANDS_OUT.items():
        count = sum(point.meaning == meaning for point in after)
        if count:
            yield f"{judged} {_part_of(count, len(after))} since stand{'s' * (count == 1)} out{how}."


def _first_change(series: Series) -> str:
    return "the change" if len(series.changes) == 1 else "the first change"


def _part_of(count: int, total: int) -> str:
    if count < total:
        return f"{count} of the {total} values"
    return f"all {total} values" if total > 1 else "the one value"

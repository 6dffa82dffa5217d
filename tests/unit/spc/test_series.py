"""Runs of dated values: when limits are drawn, how changes split them, and what is better."""

import datetime
from decimal import Decimal

import pytest

from casestudies.spc.limits import limits_of
from casestudies.spc.series import Change, Meaning, Reading, Series
from casestudies.spc.signals import Rule

from .test_limits import BASELINE
from .test_signals import FALL

FIRST = datetime.date(2024, 1, 1)


def day(number: int) -> datetime.date:
    """The day of the reading with this number, from 0."""
    return FIRST + datetime.timedelta(days=7 * number)


def series_of(values: list, *changes: int, **more) -> Series:
    """Weekly values, with changes at the readings with these numbers."""
    readings = tuple(Reading(day(number), Decimal(value)) for number, value in enumerate(values))
    return Series(readings, tuple(Change(day(number), f"Change {number}") for number in changes), **more)


def test_below_twelve_readings_there_is_a_median_and_no_signal():
    series = series_of([1, 9, 2, 8, 3, 7, 4, 6, 5, 5, 100])
    (phase,) = series.phases
    assert (phase.centre, phase.limits, series.has_limits) == (5, None, False)
    assert {point.meaning for point in series.points} == {Meaning.COMMON}


def test_from_twelve_readings_there_are_limits_provisional_until_thirteen():
    (twelve,), (thirteen,) = series_of(BASELINE).phases, series_of([*BASELINE, 60]).phases
    assert twelve.limits == limits_of(BASELINE)
    assert (twelve.is_trial, thirteen.is_trial) == (True, False)


def test_a_change_splits_the_limits_and_its_day_comes_after_it():
    before, after = series_of([*BASELINE, *FALL], 12).phases
    assert (before.since, after.since.label) == (None, "Change 12")
    assert (before.limits, after.limits) == (limits_of(BASELINE), limits_of(FALL))
    assert len(before.points) == 12


def test_signals_are_looked_for_within_a_phase():
    assert not any(point.signal for point in series_of([*BASELINE, *FALL], 12).points)
    assert any(point.signal for point in series_of([*BASELINE, *FALL]).points)


def test_what_follows_a_change_is_judged_by_the_limits_before_it_too():
    after = series_of([*BASELINE, *FALL], 12, better=-1).after_the_change
    assert len(after) == 7
    assert {point.meaning for point in after} == {Meaning.IMPROVEMENT}
    assert after[-1].signal.rule == Rule.OUTSIDE


def test_too_few_readings_before_a_change_are_no_yardstick():
    assert series_of([*BASELINE[:11], *FALL], 11).after_the_change == ()
    assert series_of([*BASELINE, *FALL]).after_the_change == ()


def test_changes_outside_the_readings_or_between_the_same_two_split_nothing_more():
    series = Series(
        series_of([*BASELINE, *FALL]).readings,
        (
            Change(day(0), "On the first day"),
            Change(day(12) - datetime.timedelta(days=2), "Two days before"),
            Change(day(12) - datetime.timedelta(days=1), "The day before"),
            Change(day(40), "Later"),
        ),
    )
    assert [change.label for change in series.changes] == ["Two days before", "The day before"]
    assert [len(phase.points) for phase in series.phases] == [12, 7]


def test_a_phase_of_one_reading_has_a_mean_and_no_limits():
    *_, last = series_of([*BASELINE, 1], 12).phases
    assert (last.centre, last.limits) == (1, None)


@pytest.mark.parametrize(("better", "meaning"), [(1, Meaning.IMPROVEMENT), (-1, Meaning.CONCERN), (0, Meaning.NEITHER)])
def test_a_high_signal_means_what_the_direction_says(better, meaning):
    *_, last = series_of([*BASELINE, 99], better=better).points
    assert last.meaning == meaning


def test_readings_may_come_in_any_order_and_must_come_at_all():
    readings = series_of(BASELINE).readings
    assert Series(readings[::-1]).readings == readings
    with pytest.raises(ValueError, match="at least one"):
        Series(())

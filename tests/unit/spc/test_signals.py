"""The four rules for special cause, against the golden values of NHSRplotthedots and against what must always hold."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudies.spc.limits import Limits, limits_of
from casestudies.spc.rules import Rules
from casestudies.spc.signals import Rule, Signal, signals_in

from .test_limits import BASELINE, ONE_SPIKE

FLAT = Limits(*map(Fraction, (0, -9, 9, -6, 6)))
FALL = [55, 54, 56, 53, 55, 54, 52]

few = settings(max_examples=60, deadline=None)
runs = st.lists(st.decimals(-100, 100, places=1), min_size=2, max_size=40)


def test_one_spike_is_the_only_point_above_the_limit():
    found = signals_in(ONE_SPIKE, limits_of(ONE_SPIKE))
    assert [(at, signal) for at, signal in enumerate(found, 1) if signal] == [(5, Signal(Rule.OUTSIDE, is_up=True))]


def test_seven_points_below_a_fixed_baseline_are_named_as_the_package_names_them():
    found = signals_in(BASELINE + FALL, limits_of(BASELINE))
    assert found[:12] == [None] * 12
    assert not any(signal.is_up for signal in found[12:])
    assert [(at, signal.rule) for at, signal in enumerate(found, 1) if signal] == [
        (13, Rule.NEAR_LIMIT),
        (14, Rule.NEAR_LIMIT),
        (15, Rule.SHIFT),
        (16, Rule.NEAR_LIMIT),
        (17, Rule.NEAR_LIMIT),
        (18, Rule.NEAR_LIMIT),
        (19, Rule.OUTSIDE),
    ]


@pytest.mark.parametrize(
    ("run", "rules"),
    [
        ([9, 1], [None, None]),
        ([9.1, 1], [Rule.OUTSIDE, None]),
        ([1, 1, 1, 1, 1, 1], [None] * 6),
        ([1, 1, 1, 1, 1, 1, 1], [Rule.SHIFT] * 7),
        ([1, 1, 1, 0, 1, 1, 1, 1], [None] * 8),
        ([-3, -2, -1, 0, 1, 2], [None] * 6),
        ([-3, -2, -1, 0, 1, 2, 3], [Rule.TREND] * 7),
        ([-3, -2, -1, -1, 0, 1, 2, 3], [None] * 8),
        ([7, 1, 7], [Rule.NEAR_LIMIT, None, Rule.NEAR_LIMIT]),
        ([7, -1, 7], [None] * 3),
        ([6, 1, 7], [None] * 3),
        ([7, 7, 7], [Rule.NEAR_LIMIT] * 3),
        ([-7, 3, -7, -7, -1], [None, None, Rule.NEAR_LIMIT, Rule.NEAR_LIMIT, None]),
    ],
)
def test_each_rule_marks_its_points_and_no_others(run, rules):
    found = signals_in([Fraction(str(value)) for value in run], FLAT)
    assert [signal and signal.rule for signal in found] == rules


def test_a_trend_goes_the_way_it_moves_not_the_side_it_lies_on():
    falling = signals_in([8, 7, 6, 5, 4, 3, 2], FLAT)
    assert falling == [Signal(Rule.TREND, is_up=False)] * 7


def test_a_point_that_ends_one_trend_and_begins_another_belongs_to_the_later():
    found = signals_in([6, 5, 4, 3, 2, 1, 0, 1, 2, 3, 4, 5, 6], FLAT)
    assert [signal.is_up for signal in found] == [False] * 6 + [True] * 7


def test_other_lengths_of_shift_and_trend_can_be_chosen():
    shorter = Rules(shift=6, trend=5)
    assert all(signals_in([1] * 6, FLAT, shorter))
    assert all(signals_in([-2, -1, 0, 1, 2], FLAT, shorter))


@few
@given(runs, st.decimals(-100, 100, places=1), st.integers(1, 9))
def test_signals_stay_when_values_are_shifted_or_scaled(run, constant, factor):
    moved = [value * factor + constant for value in run]
    assert signals_in(moved, limits_of(moved)) == signals_in(run, limits_of(run))


@few
@given(runs)
def test_turned_upside_down_every_signal_turns_round(run):
    upside_down = [-value for value in run]
    turned = [signal and Signal(signal.rule, not signal.is_up) for signal in signals_in(run, limits_of(run))]
    assert signals_in(upside_down, limits_of(upside_down)) == turned


@few
@given(runs)
def test_every_point_beyond_a_limit_is_a_signal_whatever_else_it_is(run):
    limits = limits_of(run)
    for value, signal in zip(run, signals_in(run, limits), strict=True):
        beyond = not limits.lower <= Fraction(Decimal(value)) <= limits.upper
        assert (signal is not None and signal.rule == Rule.OUTSIDE) == beyond

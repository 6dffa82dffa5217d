"""The limits of an XmR chart, against the golden values of NHSRplotthedots and against what must always hold."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudies.spc.limits import average_moving_range, limits_of, mean, median

ONE_SPIKE = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
BASELINE = [62, 58, 61, 59, 63, 60, 57, 61, 60, 62, 59, 61]

values = st.lists(st.decimals(-10_000, 10_000, places=2), min_size=2, max_size=40)
few = settings(max_examples=60, deadline=None)


def near(number: str) -> object:
    """A golden value, to its last digit."""
    return pytest.approx(float(number), abs=0.5 * 10 ** -len(number.partition(".")[2]))


def test_limits_with_screened_moving_ranges_are_those_of_the_package():
    limits = limits_of(ONE_SPIKE)
    assert (float(limits.mean), float(limits.lower), float(limits.upper)) == (
        near("1.9444"),
        near("-0.7156"),
        near("4.6044"),
    )


def test_limits_without_screening_are_those_of_the_excel_tool():
    limits = limits_of(ONE_SPIKE, screens=False)
    assert (float(limits.lower), float(limits.upper)) == (near("-3.0626"), near("6.9515"))


def test_the_limits_of_a_baseline_are_those_of_the_package():
    limits = limits_of(BASELINE)
    assert (float(limits.mean), float(limits.lower), float(limits.upper)) == (60.25, near("52.754"), near("67.746"))


def test_the_lines_near_the_limits_are_two_thirds_of_the_way():
    limits = limits_of(BASELINE)
    assert (limits.near_upper - limits.mean) / (limits.upper - limits.mean) == Fraction(2, 3)
    assert limits.mean - limits.near_lower == limits.near_upper - limits.mean


def test_moving_ranges_are_screened_once_and_not_until_none_is_left():
    assert average_moving_range([0, 1, 0, 1, 0, 1, 0, 1, 0, 20, 0, 1, 0, 1, 0, 1], screens=True) == 1


def test_a_run_that_never_changes_has_limits_on_its_mean():
    limits = limits_of([5] * 12)
    assert (limits.lower, limits.mean, limits.upper) == (5, 5, 5)


def test_tenths_are_exact():
    assert mean([Decimal("0.1")] * 3) == Fraction("0.1")


@pytest.mark.parametrize(("given_values", "middle"), [([3, 1, 2], 2), ([4, 1, 2, 3], Fraction(5, 2)), ([7], 7)])
def test_the_middle_of_a_run_chart_is_its_median(given_values, middle):
    assert median(given_values) == middle


def test_nothing_has_neither_middle_nor_limits():
    for of_nothing in (median, mean, limits_of):
        with pytest.raises(ValueError, match="at least one"):
            of_nothing([])
    with pytest.raises(ValueError, match="at least two"):
        limits_of([1])


@few
@given(values, st.decimals(-1000, 1000, places=2), st.booleans())
def test_adding_a_constant_shifts_every_line_by_it(run, constant, screens):
    before, after = limits_of(run, screens=screens), limits_of([value + constant for value in run], screens=screens)
    for line in ("mean", "lower", "upper", "near_lower", "near_upper"):
        assert getattr(after, line) == getattr(before, line) + Fraction(constant)


@few
@given(values, st.integers(1, 50), st.booleans())
def test_scaling_scales_every_line(run, factor, screens):
    before, after = limits_of(run, screens=screens), limits_of([value * factor for value in run], screens=screens)
    for line in ("mean", "lower", "upper"):
        assert getattr(after, line) == getattr(before, line) * factor


@few
@given(values)
def test_screening_never_widens_the_limits_and_the_lines_keep_their_order(run):
    screened, plain = limits_of(run), limits_of(run, screens=False)
    assert plain.lower <= screened.lower <= screened.near_lower <= screened.mean
    assert screened.mean <= screened.near_upper <= screened.upper <= plain.upper


@few
@given(values)
def test_read_backwards_the_limits_are_the_same(run):
    assert limits_of(run) == limits_of(run[::-1])

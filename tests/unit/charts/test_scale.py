"""Where the ticks of a chart's axes are."""

import datetime
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudies.charts.scale import date_ticks, value_ticks

numbers = st.fractions(-10_000, 10_000, max_denominator=100)
few = settings(max_examples=80, deadline=None)


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        ("4.8", "9.8", ["0", "2", "4", "6", "8", "10"]),
        ("52", "68", ["50", "55", "60", "65", "70"]),
        ("-3", "7", ["-5", "0", "5", "10"]),
        ("0", "0", ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
        ("5", "5", ["4", "4.5", "5", "5.5", "6"]),
        ("0.01", "0.05", ["0", "0.01", "0.02", "0.03", "0.04", "0.05"]),
        ("1200", "98000", ["0", "20000", "40000", "60000", "80000", "100000"]),
    ],
)
def test_values_have_round_ticks_from_zero_where_that_costs_little(low, high, ticks):
    assert value_ticks(Fraction(low), Fraction(high), most=6) == [Fraction(tick) for tick in ticks]


@few
@given(numbers, numbers, st.integers(4, 8))
def test_ticks_span_all_values_and_are_never_too_many(one, other, most):
    low, high = sorted((one, other))
    ticks = value_ticks(low, high, most=most)
    assert 2 <= len(ticks) <= most
    assert ticks[0] <= low
    assert ticks[-1] >= high
    assert len({later - earlier for earlier, later in pairwise(ticks)}) == 1


def day(text: str) -> datetime.date:
    """A date written like 2024-03-01."""
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2024-03-04", "2024-03-04", ["4 Mar"]),
        ("2024-03-04", "2024-03-08", ["4 Mar", "5 Mar", "6 Mar", "7 Mar", "8 Mar"]),
        ("2024-03-04", "2024-04-22", ["4 Mar", "18 Mar", "1 Apr", "15 Apr"]),
        ("2023-11-13", "2024-04-22", ["Dec 2023", "Jan 2024", "Feb 2024", "Mar 2024", "Apr 2024"]),
        ("2023-12-01", "2025-05-01", ["Jan 2024", "Apr 2024", "Jul 2024", "Oct 2024", "Jan 2025", "Apr 2025"]),
        ("2015-01-01", "2024-01-01", ["2016", "2018", "2020", "2022", "2024"]),
    ],
)
def test_dates_have_days_months_or_years(first, last, labels):
    assert [tick.label for tick in date_ticks(day(first), day(last), most=6)] == labels


@few
@given(st.dates(day("1950-01-01"), day("2050-01-01")), st.integers(0, 25_000), st.integers(3, 7))
def test_every_span_has_ticks_within_it_and_never_too_many(first, days, most):
    last = first + datetime.timedelta(days=days)
    ticks = date_ticks(first, last, most=most)
    assert 1 <= len(ticks) <= most
    assert all(first <= tick.on <= last for tick in ticks)

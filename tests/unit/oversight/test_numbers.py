"""Median and percentile, and the months of a span."""

import datetime

import pytest
from django.utils import timezone

from casestudies.oversight.numbers import days, hours, median, one_place, percentile, share_of
from casestudies.oversight.picture import Picture
from casestudies.oversight.scope import Scope
from casestudies.oversight.sheets import Bar, Bars


@pytest.mark.parametrize(
    ("values", "middle", "most"),
    [
        ([], None, None),
        ([3], 3, 3),
        ([1, 9], 5, 9),
        (list(range(1, 11)), 5.5, 9),
        (list(range(1, 12)), 6, 10),
        ([1] * 9 + [100], 1, 1),
        ([1] * 8 + [100] * 2, 1, 100),
    ],
)
def test_median_and_ninetieth_percentile_by_nearest_rank(values, middle, most):
    assert median(values) == middle
    assert percentile(values[::-1], 90) == most


def test_nothing_is_said_of_no_values():
    assert (one_place(None), share_of(0, 0)) == ("", "")
    assert (one_place(2.25), share_of(2, 3)) == ("2.2", "67%")
    assert (days(datetime.timedelta(hours=36)), hours(datetime.timedelta(days=1.5))) == (1.5, 36)


@pytest.mark.parametrize(
    ("months", "first"), [(1, (2026, 2, 1)), (3, (2025, 12, 1)), (12, (2025, 3, 1)), (36, (2023, 3, 1))]
)
def test_a_span_is_whole_months_up_to_this_one(monkeypatch, months, first):
    monkeypatch.setattr(timezone, "now", lambda: datetime.datetime(2026, 2, 28, 12, tzinfo=datetime.UTC))
    scope = Scope(user=None, months=months)
    assert scope.first_month == datetime.date(*first)
    assert len(scope.all_months) == months
    assert scope.all_months[-1] == datetime.date(2026, 2, 1)


def test_bars_stay_within_the_picture_and_the_longest_fills_it():
    bars = Bars("Title", ["One", "Two"], [Bar("A" * 40, [3, 1], "4"), Bar("B", [0, 0], "0")])
    picture = Picture(bars)
    parts = list(picture.rectangles)
    assert max(part.x + part.width for part in parts) < picture.width
    assert [part.width for part in parts[2:]] == [0, 0]
    assert max(part.y + part.height for part in parts) <= picture.height
    assert len(picture.labels[0].text) <= 24
    assert not Picture(Bars("Title", ["One"], [Bar("A", [0], "0")])).legend

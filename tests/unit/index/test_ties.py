"""What decides between case studies that match as well."""

from datetime import UTC, datetime, timedelta
from math import log2

import pytest

from casestudies.index.ties import EPSILON, tie_break

TODAY = datetime(2026, 11, 23, tzinfo=UTC)


def factor(published_at, **more):
    return log2(2 + tie_break(published_at, **more))


@pytest.mark.parametrize("number", [0, 1, 10, 10**9])
@pytest.mark.parametrize("published_at", [datetime(1948, 7, 5, tzinfo=UTC), TODAY, datetime(2148, 7, 5, tzinfo=UTC)])
def test_a_score_is_never_made_smaller_nor_larger_by_more_than_epsilon(number, published_at):
    assert 1 <= factor(published_at, adopted=number, thanks=number) <= 1 + EPSILON + 1e-12


@pytest.mark.parametrize("what", ["adopted", "thanks"])
def test_more_adoption_more_thanks_and_later_days_count_more(what):
    factors = [factor(TODAY, **{what: number}) for number in (0, 1, 2, 100)]
    assert factors == sorted(set(factors))
    assert factor(TODAY - timedelta(days=1), **{what: 3}) < factor(TODAY, **{what: 3})


def test_being_adopted_counts_more_than_being_thanked_as_often():
    assert factor(TODAY, adopted=1) > factor(TODAY, thanks=1)


def test_a_day_can_be_told_in_the_numbers_the_engine_scores_with():
    assert factor(TODAY) / factor(TODAY - timedelta(days=1)) - 1 > 2**-22

"""What decides between case studies that match as well."""

from datetime import UTC, datetime, timedelta
from math import log2

import pytest

from casestudies.index.ties import EPSILON, tie_break

TODAY = datetime(2026, 11, 23, tzinfo=UTC)


def factor(thanks, published_at):
    return log2(2 + tie_break(thanks, published_at))


@pytest.mark.parametrize("thanks", [0, 1, 10, 10**9])
@pytest.mark.parametrize("published_at", [datetime(1948, 7, 5, tzinfo=UTC), TODAY, datetime(2148, 7, 5, tzinfo=UTC)])
def test_a_score_is_never_made_smaller_nor_larger_by_more_than_epsilon(thanks, published_at):
    assert 1 <= factor(thanks, published_at) <= 1 + EPSILON + 1e-12


def test_more_thanks_and_later_days_count_more():
    assert factor(0, TODAY) < factor(1, TODAY) < factor(2, TODAY) < factor(100, TODAY)
    assert factor(3, TODAY - timedelta(days=1)) < factor(3, TODAY)


def test_a_day_can_be_told_in_the_numbers_the_engine_scores_with():
    assert factor(0, TODAY) / factor(0, TODAY - timedelta(days=1)) - 1 > 2**-22

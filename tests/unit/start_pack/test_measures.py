"""How far measures moved, in honest words."""

import pytest

from casestudies.models import Outcome
from casestudies.start_pack.measures import directions_in_words, range_in_words


def outcome(baseline=None, result=None, direction="", unit="days") -> Outcome:
    from decimal import Decimal

    def number(value):
        return None if value is None else Decimal(value)

    return Outcome(measure="Stay", baseline=number(baseline), result=number(result), direction=direction, unit=unit)


@pytest.mark.parametrize(
    ("outcomes", "words"),
    [
        ([outcome()], "Not given in numbers"),
        ([outcome(10, 8)], "Down by 2 days (20%)"),
        ([outcome(10, 8), outcome(10, 11)], "From down 20% to up 10%"),
        ([outcome(10, 8), outcome(5, 4)], "Down 20% in each"),
        ([outcome(10, 10), outcome(5, 4)], "From down 20% to no difference"),
        ([outcome(10, 8), outcome()], "Down by 2 days (20%); 1 without numbers"),
        (
            [outcome(14, 31, unit="%"), outcome(20, 30, unit="%")],
            "Up by 17 percentage points (121%); Up by 10 percentage points (50%)",
        ),
        ([outcome(0, 8), outcome(10, 8)], "Up by 8 days; Down by 2 days (20%)"),
    ],
)
def test_changes_are_a_range_and_say_what_is_missing(outcomes, words):
    assert range_in_words(outcomes) == words


def test_directions_are_counted_the_bad_ones_too():
    outcomes = [outcome(direction="better"), outcome(direction="better"), outcome(direction="worse"), outcome()]
    assert directions_in_words(outcomes) == "Better in 2, worse in 1"
    assert directions_in_words([outcome(direction="no_change")]) == "No change"
    assert directions_in_words([outcome()]) == ""

"""How sure can one be: the level, its reason and the cheapest next step, for everything that can be entered."""

import datetime
from decimal import Decimal

import pytest

from casestudies.evidence import Facts, Level, how_sure, sureness_of
from casestudies.models import Outcome
from casestudies.runs import changes_as_kept, readings_as_kept

TWO = {"has_before": True, "has_after": True}
LONG = {"points": 24, "changes": 1, "points_before": 12}


@pytest.mark.parametrize(
    ("facts", "level", "reason", "next_step"),
    [
        ({}, Level.NOTHING, "no numbers", "one number from before and one from after"),
        ({"has_before": True}, Level.NOTHING, "One number alone", "from after the change"),
        ({"has_after": True}, Level.NOTHING, "One number alone", "from before the change"),
        ({"points": 1}, Level.NOTHING, "One number alone", "from before the change"),
        ({"has_comparison": True}, Level.NOTHING, "no numbers", "one number from before"),
        (TWO, Level.BEFORE_AND_AFTER, "Two numbers nearly always differ", "month by month"),
        ({"points": 2}, Level.BEFORE_AND_AFTER, "2 values are too few", "more values"),
        ({**TWO, "points": 5}, Level.BEFORE_AND_AFTER, "5 values are too few", "From 12 on"),
        ({"points": 6}, Level.RUN, "too few to find a signal", "Add 6 more values"),
        ({"points": 11, "changes": 1}, Level.RUN, "too few to find a signal", "Add 1 more value,"),
        ({"points": 12}, Level.RUN, "None stands out", "date of your change"),
        ({"points": 20, "changes": 1, "points_before": 8}, Level.RUN, "do not stand out", "Add 4 more from before"),
        (LONG, Level.RUN, "do not stand out", "Keep counting"),
        ({"points": 12, "has_signal": True}, Level.SIGNAL, "is not said", "date of your change"),
        ({**LONG, "has_signal": True}, Level.SIGNAL, "chance alone would rarely", "somewhere that changed nothing"),
        ({**TWO, "has_comparison": True}, Level.COMPARISON, "no signal of their own", "month by month"),
        ({**LONG, "has_comparison": True}, Level.COMPARISON, "no signal of their own", "Keep counting"),
        (
            {**LONG, "has_signal": True, "has_comparison": True},
            Level.COMPARISON,
            "show a signal, and were compared",
            "what else happened",
        ),
    ],
)
def test_the_level_follows_from_what_was_entered(facts, level, reason, next_step):
    sureness = how_sure(Facts(**facts))
    assert sureness.level == level
    assert reason in sureness.reason
    assert next_step in sureness.next_step


def outcome_of(values: list, change_at: int | None = None, **more) -> Outcome:
    """An outcome with weekly values and a change at the reading with this number, from 0."""
    days = [datetime.date(2024, 1, 1) + datetime.timedelta(days=7 * number) for number in range(len(values))]
    changes = {} if change_at is None else {days[change_at]: "Huddle"}
    kept = readings_as_kept(dict(zip(days, map(Decimal, values), strict=True)))
    return Outcome(readings=kept, changes=changes_as_kept(changes), **more)


STEADY = [62, 58, 61, 59, 63, 60, 57, 61, 60, 62, 59, 61]


@pytest.mark.parametrize(
    ("outcome", "level"),
    [
        (Outcome(), Level.NOTHING),
        (Outcome(baseline=Decimal(0), result=Decimal(0)), Level.BEFORE_AND_AFTER),
        (outcome_of(STEADY), Level.RUN),
        (outcome_of([*STEADY, *STEADY], 12), Level.RUN),
        (outcome_of([*STEADY, 55, 54, 56, 53, 55, 54, 52], 12), Level.SIGNAL),
        (outcome_of([*STEADY[:8], 40, 41, 40, 39, 40, 41, 40, 40], 8), Level.SIGNAL),
        (outcome_of([72, *STEADY[1:], *STEADY], 12), Level.RUN),
        (outcome_of(STEADY, comparison="The ward next door stayed at 60."), Level.COMPARISON),
        (outcome_of(STEADY, comparison="  "), Level.RUN),
    ],
)
def test_an_outcome_is_as_sure_as_its_numbers(outcome, level):
    assert sureness_of(outcome).level == level


def test_a_signal_before_the_change_is_none_for_the_change():
    assert sureness_of(outcome_of([*STEADY, 72, *STEADY], 14)).level == Level.RUN

"""How sure can one be that an outcome changed: worked out from what was entered, with the cheapest next step.

It never keeps anything from being sent or published. The ladder follows the order in which improvement teams gather
evidence (Provost and Murray 2011, chapters 2 and 3; Making Data Count, "two points are not a trend").
"""

from dataclasses import dataclass
from enum import IntEnum

from casestudies.models import Edition, Outcome
from casestudies.runs import series_of, signals_since_change
from casestudies.spc.rules import LEAST_POINTS

LEAST_RUN = 6
"""Fewer values cannot hold even the shortest shift of any usual set of rules (six, Provost and Murray 2011)."""


class Level(IntEnum):
    """How strong the numbers of an outcome are, the weakest first."""

    NOTHING = 0
    BEFORE_AND_AFTER = 1
    RUN = 2
    SIGNAL = 3
    COMPARISON = 4

    @property
    def label(self) -> str:
        """The level as people read it."""
        return _LABELS[self]


_LABELS = {
    Level.NOTHING: "No numbers yet",
    Level.BEFORE_AND_AFTER: "Before and after",
    Level.RUN: "A run of values",
    Level.SIGNAL: "A signal in the values",
    Level.COMPARISON: "Compared with where nothing changed",
}


@dataclass(frozen=True)
class Facts:
    """What was entered for an outcome: either number, values over time, dates of changes, signals, a comparison.

    `points_before` counts the values before the first change.
    """

    has_before: bool = False
    has_after: bool = False
    points: int = 0
    changes: int = 0
    points_before: int = 0
    has_signal: bool = False
    has_comparison: bool = False


@dataclass(frozen=True)
class Sureness:
    """A level, why it is no other, and for the author the next step that costs least."""

    level: Level
    reason: str
    next_step: str


def how_sure(facts: Facts) -> Sureness:
    """How sure one can be from these facts. A comparison counts once there are numbers to compare."""
    alone = _without_comparison(facts)
    if not facts.has_comparison or alone.level == Level.NOTHING:
        return alone
    if alone.level == Level.SIGNAL:
        reason = "The values show a signal, and were compared with somewhere that changed nothing."
        return Sureness(Level.COMPARISON, reason, "Say what else happened at the same time, if anything did.")
    reason = "The numbers were compared with somewhere that changed nothing. They show no signal of their own yet."
    return Sureness(Level.COMPARISON, reason, alone.next_step)


def sureness_of(outcome: Outcome) -> Sureness:
    """How sure one can be of an outcome."""
    series = series_of(outcome)
    first_change = series.changes[0].on if series and series.changes else None
    readings = series.readings if series else ()
    return how_sure(
        Facts(
            has_before=outcome.baseline is not None,
            has_after=outcome.result is not None,
            points=len(readings),
            changes=len(series.changes) if series else 0,
            points_before=sum(first_change is not None and reading.on < first_change for reading in readings),
            has_signal=series is not None and bool(signals_since_change(series)),
            has_comparison=bool(outcome.comparison.strip()),
        )
    )


def surest_of(edition: Edition) -> Sureness | None:
    """The strongest of an edition's outcomes; None where there is no outcome. Takes one with its parts."""
    return max(map(sureness_of, edition.outcomes.all()), key=lambda sureness: sureness.level, default=None)


def _without_comparison(facts: Facts) -> Sureness:
    if facts.has_signal:
        return _of_signal(facts)
    if facts.points >= LEAST_RUN:
        return _of_run(facts)
    if (facts.has_before and facts.has_after) or facts.points > 1:
        return _of_few_numbers(facts)
    return _of_one_number_or_none(facts)


def _of_one_number_or_none(facts: Facts) -> Sureness:
    if facts.has_before:
        step = "Enter the number from after the change."
    elif facts.has_after or facts.points:
        step = "Enter the number from before the change, even a rough one."
    else:
        step = "Enter one number from before and one from after, even rough ones."
        return Sureness(Level.NOTHING, "There are no numbers for this outcome.", step)
    return Sureness(Level.NOTHING, "One number alone cannot show a change.", step)


def _of_few_numbers(facts: Facts) -> Sureness:
    if facts.points > 1:
        reason = f"{facts.points} values are too few to tell a change from the usual ups and downs."
        step = f"Paste more values from before and after. From {LEAST_POINTS} on, the portal looks for signals."
    else:
        reason = "Two numbers nearly always differ. They cannot tell a change from the usual ups and downs."
        step = (
            "Paste the values month by month, or week by week, from before and after. "
            f"From {LEAST_POINTS} on, the portal looks for signals."
        )
    return Sureness(Level.BEFORE_AND_AFTER, reason, step)


def _of_run(facts: Facts) -> Sureness:
    more = LEAST_POINTS - facts.points
    if more > 0:
        reason = f"{facts.points} values show the usual ups and downs, but are too few to find a signal in."
        return Sureness(Level.RUN, reason, f"Add {more} more {'value' if more == 1 else 'values'}, or more often.")
    if not facts.changes:
        reason = "The values go up and down as usual. None stands out."
        return Sureness(Level.RUN, reason, "Add the date of your change, so that what came after it can be judged.")
    reason = "The values since the change do not stand out from the usual ups and downs."
    if facts.points_before < LEAST_POINTS:
        before = LEAST_POINTS - facts.points_before
        return Sureness(Level.RUN, reason, f"Add {before} more from before the change, to judge it by.")
    return Sureness(Level.RUN, reason, "Keep counting. That nothing changed is worth knowing too.")


def _of_signal(facts: Facts) -> Sureness:
    if not facts.changes:
        reason = "Some values stand out from the usual ups and downs. When something was changed is not said."
        return Sureness(Level.SIGNAL, reason, "Add the date of your change, so that people see whether it fits.")
    reason = "Since the change, values stand out in a way that chance alone would rarely bring."
    step = "Say what happened to the same measure somewhere that changed nothing."
    return Sureness(Level.SIGNAL, reason, step)

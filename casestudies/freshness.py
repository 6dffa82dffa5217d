"""Whether what was published is still so: the mark readers see beside a case study."""

from dataclasses import dataclass
from datetime import date, timedelta

from casestudies.vocabulary import StillTrue, StoppedBecause

# A year lies between two questions, and people have three months to answer the second.
LASTS = timedelta(days=455)
UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True)
class Freshness:
    """What the mark says; `state` is a StillTrue value or UNCONFIRMED."""

    state: str
    words: str


def freshness_of(*, published: date, said: str, said_on: date | None, because: str, today: date) -> Freshness | None:
    """The mark of a case study, or None while what was published needs no word.

    Takes the day its edition was published, what its people said last (a StillTrue value or ""), when, and why it
    stopped (a StoppedBecause value or ""). What they said before the edition was published is not asked after: the
    edition says it anew.
    """
    if said_on is None or said_on < published:
        said, said_on = "", published
    if said == StillTrue.STOPPED:
        return Freshness(
            said, f"Stopped by {said_on:%B %Y}" + (f": {StoppedBecause(because).label}" if because else "")
        )
    if today - said_on > LASTS:
        return Freshness(UNCONFIRMED, f"Not confirmed since {said_on.year}")
    if said == StillTrue.RUNNING:
        return Freshness(said, f"Still running, confirmed {said_on:%B %Y}")
    if said == StillTrue.CHANGED:
        return Freshness(said, f"Running but changed, said {said_on:%B %Y}")
    return None

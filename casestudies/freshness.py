"""Whether what was published is still so: the mark readers see beside a case study."""

from dataclasses import dataclass
from datetime import date, timedelta

from casestudies.vocabulary import Lasting, StillTrue, StoppedBecause, Verdict

# A year lies between two questions, and people have three months to answer the second.
LASTS = timedelta(days=455)
UNCONFIRMED = "unconfirmed"
_STILL_RUNS = {Lasting.ROUTINE, Lasting.CHANGED, Lasting.PARTLY}


@dataclass(frozen=True)
class Freshness:
    """What the mark says; `state` is a StillTrue value or UNCONFIRMED."""

    state: str
    words: str


def says_it_ended(verdict: Verdict | None, lasting: str) -> bool:
    """Whether an edition's own words leave nothing to ask: that it stopped, or did not work and nothing of it lasts.

    Takes what came of it and what it says of lasting (a Lasting value or "").
    """
    return lasting == Lasting.STOPPED or (verdict == Verdict.DID_NOT_WORK and lasting not in _STILL_RUNS)


def freshness_of(
    *, published: date, said: str, said_on: date | None, because: str, today: date, ended: bool = False
) -> Freshness | None:
    """The mark of a case study, or None while what was published needs no word.

    Takes the day its edition was published, what its people said last (a StillTrue value or ""), when, why it
    stopped (a StoppedBecause value or ""), and whether the edition itself says that it ended: then nobody is asked, so
    nothing is missing. What they said before the edition was published is not asked after: the edition says it anew.
    """
    if said_on is None or said_on < published:
        said, said_on = "", published
    if said == StillTrue.STOPPED:
        return Freshness(
            said, f"Stopped by {said_on:%B %Y}" + (f": {StoppedBecause(because).label}" if because else "")
        )
    if not said and ended:
        return None
    if today - said_on > LASTS:
        return Freshness(UNCONFIRMED, f"Not confirmed since {said_on.year}")
    if said == StillTrue.RUNNING:
        return Freshness(said, f"Still running, confirmed {said_on:%B %Y}")
    if said == StillTrue.CHANGED:
        return Freshness(said, f"Running but changed, said {said_on:%B %Y}")
    return None

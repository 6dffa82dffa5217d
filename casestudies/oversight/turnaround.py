"""How long people wait for a decision."""

from collections import defaultdict

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from casestudies.models import Transition

from .numbers import days, median, one_place, percentile
from .scope import Scope
from .sheets import Bar, Bars, Sheet, Table

SHARE = 90
_BARS = 12
_DEFINITIONS = [
    (
        "Days to a decision",
        "From the moment its author sent it, for the first time or again after changes, to the moment a moderator "
        "published it, asked for changes or turned it down. Nights, weekends and time on hold count. What its author "
        "withdrew does not.",
    ),
    ("Median", "Half of the decisions took this long or less."),
    (f"{SHARE}th percentile", "Nine of ten decisions took this long or less (nearest rank)."),
    ("Month", "The month of the decision, in London time."),
]


def turnaround(scope: Scope) -> Sheet:
    """Median and 90th percentile of the days from sent to decided, by month."""
    waits = defaultdict(list)
    for at, sent_at in _decided(scope):
        waits[timezone.localdate(at).replace(day=1)].append(days(at - sent_at))
    every = [wait for month in waits.values() for wait in month]
    rows, bars = [], []
    for month in scope.all_months:
        middle, most = median(waits[month]), percentile(waits[month], SHARE)
        rows.append([f"{month:%B %Y}", len(waits[month]), one_place(middle), one_place(most)])
        said = f"{one_place(middle)} / {one_place(most)}" if waits[month] else "none"
        bars.append(Bar(f"{month:%b %Y}", [middle or 0, most or 0], said))
    rows.append(["In all", len(every), one_place(median(every)), one_place(percentile(every, SHARE))])
    columns = ["Month", "Decisions", "Median days", f"{SHARE}th percentile, days"]
    table = Table("Days to a decision, by month", columns, rows if every else [], empty="Nothing was decided.")
    return Sheet(
        _sentences(every),
        [table],
        _DEFINITIONS,
        Bars("Days to a decision", ["Median", f"{SHARE}th percentile"], bars[-_BARS:], is_side_by_side=True)
        if every
        else None,
    )


def _sentences(waits: list[float]) -> list[str]:
    if not waits:
        return ["Nothing was decided in this period."]
    decisions = "1 decision" if len(waits) == 1 else f"{len(waits)} decisions"
    return [f"{decisions}. Half took {_at_most(median(waits))}, nine of ten {_at_most(percentile(waits, SHARE))}."]


def _at_most(wait: float) -> str:
    return "less than a day" if wait < 1 else f"{one_place(wait)} days or less"


def _decided(scope: Scope):
    """(when decided, when last sent before) of every decision in the scope, in one query."""
    before = Transition.objects.filter(edition=OuterRef("edition"), pk__lt=OuterRef("pk"))
    last_sent = before.sendings().order_by("-pk").values("at")[:1]
    decisions = scope.decisions().annotate(sent_at=Subquery(last_sent)).exclude(sent_at=None)
    return decisions.order_by("pk").values_list("at", "sent_at").iterator(chunk_size=2000)

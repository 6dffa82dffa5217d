"""What was taken down, and why."""

from collections import Counter

from django.urls import reverse
from django.utils import timezone

from casestudies.states import Status
from sharing_portal.nhsuk.components import Link

from .scope import Scope
from .sheets import Bar, Bars, Sheet, Table

_SHOWN = 200
_BARS = 12
_DEFINITIONS = [
    (
        "Taken down",
        "A published edition that a moderator, or the portal itself, unpublished. Its address says so with the day.",
    ),
    ("Days published", "Whole days from when it was published to when it was taken down."),
]


def takedowns(scope: Scope) -> Sheet:
    """What was taken down in the scope, the latest first, with the reasons given."""
    moves = scope.moves().filter(to_status=Status.UNPUBLISHED)
    months = Counter(timezone.localdate(at).replace(day=1) for at in moves.values_list("at", flat=True))
    total = months.total()
    name = f"The latest {_SHOWN}" if total > _SHOWN else "Each with its reason, the latest first"
    table = Table(
        name,
        ["Case study", "Reference", "Region", "Taken down", "Days published", "By", "Reason"],
        _rows(moves),
        words=frozenset({0, 1, 2, 3, 5, 6}),
        empty="Nothing was taken down.",
    )
    said = f"{total} case stud{'ies were' if total != 1 else 'y was'} taken down." if total else table.empty
    bars = [Bar(f"{month:%b %Y}", [months[month]], str(months[month])) for month in scope.all_months[-_BARS:]]
    return Sheet([said], [table], _DEFINITIONS, Bars("Taken down by month", ["Taken down"], bars) if total else None)


def _rows(moves) -> list[list[object]]:
    latest = moves.select_related("edition__case_study", "edition__region", "by__profile").order_by("-pk")
    rows = []
    for move in latest[:_SHOWN]:
        edition = move.edition
        page = reverse("admin:moderation_decide", args=[edition.case_study.public_id, edition.number])
        by = move.by.get_short_name() if move.by else "The portal, or an account since erased"
        on = f"{timezone.localdate(move.at):%-d %b %Y}"
        up = (move.at - edition.published_at).days
        rows.append([Link(str(edition), page), edition.reference, str(edition.region or ""), on, up, by, move.comment])
    return rows

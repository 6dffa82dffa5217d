"""Which flags of the checks moderators published in spite of."""

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from casestudies.models import FlagOverride
from casestudies.vocabulary import IdentifierKind
from sharing_portal.nhsuk.components import Link

from .scope import Scope
from .sheets import Bar, Bars, Sheet, Table

_SHOWN = 200
_DEFINITIONS = [
    (
        "Flag",
        "A place where the checks found words that could point to a patient. The words themselves are kept nowhere but "
        "in the case study.",
    ),
    ("Overridden", "A moderator approved the edition with the flag still there, and wrote why."),
    ("Not here", "Case studies you take part in: what moderators write of them is for other moderators."),
]


def overrides(scope: Scope) -> Sheet:
    """How many flags of each kind were overridden, and the latest of them with the reasons given."""
    found = FlagOverride.objects.filter(transition__in=scope.decisions().without_own(scope.user).values("pk"))
    labels = {kind.value: capfirst(kind.label) for kind in IdentifierKind}
    counted = found.order_by().values_list("kind").annotate(number=Count("pk")).order_by("-number", "kind")
    kinds = [[labels[kind], number] for kind, number in counted]
    total = sum(number for _, number in kinds)
    name = f"The latest {_SHOWN}" if total > _SHOWN else "Each with its reason, the latest first"
    tables = [
        Table("By kind of flag", ["Flag", "Overridden"], kinds, empty="No flag was overridden."),
        Table(
            name,
            ["Case study", "Reference", "Flag", "Day", "By", "Reason"],
            _rows(found, labels),
            words=frozenset(range(6)),
            empty="No flag was overridden.",
        ),
    ]
    said = f"{total} flag{'s were' if total != 1 else ' was'} overridden." if total else "No flag was overridden."
    bars = [Bar(label, [number], str(number)) for label, number in kinds]
    return Sheet([said], tables, _DEFINITIONS, Bars("Overridden flags by kind", ["Flags"], bars) if bars else None)


def _rows(found, labels: dict[str, str]) -> list[list[object]]:
    latest = found.select_related("transition__edition__case_study", "transition__by__profile").order_by("-pk")
    rows = []
    for override in latest[:_SHOWN]:
        move, edition = override.transition, override.transition.edition
        page = reverse("admin:moderation_decide", args=[edition.case_study.public_id, edition.number])
        by = move.by.get_short_name() if move.by else "Account since erased"
        on = f"{timezone.localdate(move.at):%-d %b %Y}"
        rows.append([Link(str(edition), page), edition.reference, labels[override.kind], on, by, override.reason])
    return rows

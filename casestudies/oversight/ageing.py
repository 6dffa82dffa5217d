"""What waits for a moderator now, and for how long."""

import datetime

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from casestudies.models import Hold
from casestudies.states import QUEUED
from sharing_portal.nhsuk.components import Link

from .scope import Scope
from .sheets import Bar, Bars, Sheet, Table

_SHOWN = 100
_UP_TO = {"Up to 2 days": 2, "3 to 7 days": 7, "8 to 14 days": 14, "15 to 28 days": 28, "More than 28 days": 36500}
_DEFINITIONS = [
    ("Waiting", "Sent for review or being reviewed at this moment."),
    ("Days", "Whole days since its author sent it, for the first time or again after changes."),
    ("On hold", "A moderator has put the review aside for now. The days go on."),
]


def ageing(scope: Scope) -> Sheet:
    """How many editions have waited how long, and which have waited longest."""
    waiting = scope.editions().filter(status__in=QUEUED)
    now = timezone.now()
    bounds, last = {}, 0
    for name, days in _UP_TO.items():
        bounds[name] = (last, days + 1)
        last = days + 1
    counts = waiting.order_by().aggregate(
        **{
            str(place): Count(
                "pk",
                filter=Q(submitted_at__lte=now - datetime.timedelta(days=low))
                & Q(submitted_at__gt=now - datetime.timedelta(days=high)),
            )
            for place, (low, high) in enumerate(bounds.values())
        }
    )
    numbers = dict(zip(bounds, counts.values(), strict=True))
    total = sum(numbers.values())
    tables = [
        Table("By days waiting", ["Days waiting", "Case studies"], list(map(list, numbers.items())) if total else []),
        Table(
            f"The {_SHOWN} that have waited longest" if total > _SHOWN else "All that wait, the longest waiting first",
            ["Case study", "Reference", "Days", "Standing", "With", "Region"],
            _rows(waiting, now),
            words=frozenset({0, 1, 3, 4, 5}),
            empty="Nothing waits for a moderator.",
        ),
    ]
    bars = [Bar(name, [number], str(number)) for name, number in numbers.items()]
    said = f"{total} case stud{'y waits' if total == 1 else 'ies wait'}." if total else "Nothing waits for a moderator."
    picture = Bars("Case studies by days waiting", ["Case studies"], bars) if total else None
    return Sheet([said], tables, _DEFINITIONS, picture)


def _rows(waiting, now: datetime.datetime) -> list[list[object]]:
    longest = waiting.select_related("case_study", "region", "claimed_by__profile").order_by("submitted_at", "pk")
    longest = list(longest[:_SHOWN])
    held = set(Hold.objects.holding().filter(edition__in=longest).values_list("edition", flat=True))
    return [
        [
            Link(str(edition), reverse("admin:moderation_decide", args=[edition.case_study.public_id, edition.number])),
            edition.reference,
            (now - edition.submitted_at).days,
            edition.get_status_display() + (", on hold" if edition.pk in held else ""),
            edition.claimed_by.get_short_name() if edition.claimed_by else "Nobody",
            str(edition.region or ""),
        ]
        for edition in longest
    ]

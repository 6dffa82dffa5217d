"""How the post stands, for administrators: what waits, for how long, and what was given up."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q
from django.utils import timezone

from casestudies.models import Message

LATE_AFTER = timedelta(hours=1)
GIVEN_UP_WITHIN = timedelta(days=7)


@dataclass(frozen=True)
class PostStanding:
    """Numbers of emails. `late` have waited for more than an hour; `given_up` counts the last seven days."""

    waiting: int
    late: int
    oldest: datetime | None
    given_up: int


def standing() -> PostStanding:
    """How the post stands now."""
    now = timezone.now()
    late = Count("pk", filter=Q(created_at__lte=now - LATE_AFTER))
    waiting = Message.objects.unsent().aggregate(waiting=Count("pk"), late=late, oldest=Min("created_at"))
    given_up = Message.objects.filter(given_up_at__gt=now - GIVEN_UP_WITHIN).count()
    return PostStanding(**waiting, given_up=given_up)

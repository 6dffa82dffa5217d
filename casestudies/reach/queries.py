"""How often a case study was read, found, thanked and used. Counts only: nothing says by whom."""

import datetime
from collections import Counter
from dataclasses import dataclass

from django.db.models import Sum
from django.utils import timezone

from casestudies.models import CaseStudy, DailyCount, Kudos

COUNTED = ("read", "found", "used")
WEEKS = 12
_WEEK = datetime.timedelta(days=7)


@dataclass(frozen=True)
class Counts:
    """Counts over some time; `begins` is its first day, None for all time."""

    begins: datetime.date | None
    read: int = 0
    found: int = 0
    thanked: int = 0
    used: int = 0


def shared_once_published(user, public_id: str) -> CaseStudy | None:
    """A case study the person leads or takes part in that is or was published; None for all others."""
    mine = CaseStudy.objects.shared_with(user).filter(first_published_at__isnull=False, public_id=public_id)
    return mine.prefetch_related("editions").first()


def in_all(case_study: CaseStudy) -> Counts:
    """The counts since it was published."""
    sums = case_study.daily_counts.aggregate(**{name: Sum(name, default=0) for name in COUNTED})
    return Counts(None, thanked=case_study.kudos.count(), **sums)


def by_week(case_study: CaseStudy) -> list[Counts]:
    """The counts of this week and the weeks before it since it was published, at most `WEEKS`, the oldest first."""
    today = timezone.localdate()
    this = today - datetime.timedelta(days=today.weekday())
    published = timezone.localdate(case_study.first_published_at)
    earliest = max(published - datetime.timedelta(days=published.weekday()), this - (WEEKS - 1) * _WEEK)
    sums: dict[datetime.date, Counter[str]] = {}
    for row in DailyCount.objects.filter(case_study=case_study, on__gte=earliest):
        sums.setdefault(_monday(row.on), Counter()).update({name: getattr(row, name) for name in COUNTED})
    midnight = timezone.make_aware(datetime.datetime.combine(earliest, datetime.time.min))
    for at in Kudos.objects.filter(case_study=case_study, at__gte=midnight).values_list("at", flat=True):
        sums.setdefault(_monday(timezone.localdate(at)), Counter())["thanked"] += 1
    begins = [earliest + number * _WEEK for number in range((this - earliest).days // 7 + 1)]
    return [Counts(monday, **sums.get(monday, {})) for monday in begins]


def _monday(on: datetime.date) -> datetime.date:
    return on - datetime.timedelta(days=on.weekday())

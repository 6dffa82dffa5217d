"""The review queue: all that waits for a moderator, as one list of editions.

An edition waits because it was sent in, or because readers reported a problem with it once it was published.
"""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import BooleanField, Case, Count, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, When
from django.db.models.functions import Coalesce
from django.http import QueryDict

from casestudies.models import Attachment, CaseStudy, Edition, Flag, Hold, Remit, Report
from casestudies.moderation.filters import Listed, QueueFilter, claimed_by_nobody, listed_choices
from casestudies.states import QUEUED, Status
from casestudies.vocabulary import FileCheck


def queue_for(user) -> QuerySet:
    """What waits, the longest waiting first; before it what readers say could show who a patient is.

    Adds to each edition `waiting_since`, `open_reports`, `is_urgent`, `is_first_time`, `is_flagged`, `is_held`,
    `in_remit` and `takes_part`, the last two for this person.
    """
    reports = Report.objects.visible_to(user).open()
    of_this = reports.filter(case_study=OuterRef("case_study"))
    is_published = Q(status=Status.PUBLISHED)
    # Looked up once for all rows: for each row, the database went through everything its lead ever led.
    led_before = CaseStudy.objects.filter(lead__isnull=False, first_published_at__isnull=False).values("lead")
    return (
        Edition.objects.visible_to(user)
        .sent()
        .filter(Q(status__in=QUEUED) | Q(is_published, case_study__in=reports.values("case_study")))
        .annotate(
            waiting_since=Case(
                When(status__in=QUEUED, then=F("submitted_at")),
                default=of_this.order_by("created_at").values("created_at")[:1],
            ),
            open_reports=Coalesce(_count(of_this, "case_study"), 0),
            is_urgent=_flag(is_published & Q(Exists(of_this.urgent()))),
            is_first_time=_flag(Q(case_study__lead__isnull=False) & ~Q(case_study__lead__in=led_before)),
            is_flagged=_flag(Q(Exists(Flag.objects.filter(edition=OuterRef("pk")))) | Q(Exists(unready_files()))),
            is_held=Exists(Hold.objects.holding().filter(edition=OuterRef("pk"))),
            in_remit=Exists(Remit.objects.covering(user)),
            takes_part=Exists(CaseStudy.objects.shared_with(user).filter(pk=OuterRef("case_study"))),
        )
        .order_by(F("is_urgent").desc(), "waiting_since", "pk")
    )


def counts_for(user, queries: Iterable[str], listed: Listed | None = None) -> dict[str, int]:
    """How many rows of the queue each of these filters keeps, by filter, in one query."""
    queries, listed = list(dict.fromkeys(queries)), listed or listed_choices()
    wanted = {
        f"n{place}": Count("pk", filter=QueueFilter(query, listed).condition(user)) if query else Count("pk")
        for place, query in enumerate(queries)
    }
    return dict(zip(queries, queue_for(user).order_by().aggregate(**wanted).values(), strict=True))


def overview(user) -> dict[str, int]:
    """How many rows wait, how many of them for too long, and how many this person has claimed."""
    waiting, late, mine = counts_for(user, ["", "late=1", "claim=mine"]).values()
    return {"waiting": waiting, "late": late, "mine": mine}


def next_for(user, query: QueryDict | str = "", *, after: Edition | None = None) -> Edition | None:
    """What a person could look at next, in the order of the queue and within a filter.

    Takes the filter as it stands in the address ("region=wales&late=1", or its QueryDict) and the edition they come
    from. What others have claimed, what is on hold and their own work is skipped; after the last comes the first
    again. Gives None where there is nothing but `after`.
    """
    open_to_them = Q(claimed_by=user) | Q(status=Status.PUBLISHED) | claimed_by_nobody()
    found = queue_for(user).filter(QueueFilter(query).condition(user), open_to_them, takes_part=False, is_held=False)
    if after is None:
        return found.first()
    others = found.exclude(pk=after.pk)
    return others.filter(_comes_after(after, user)).first() or others.first()


def unready_files() -> QuerySet:
    """The files of the edition of the outer query that people cannot have: being checked for viruses, or refused."""
    files = Attachment.objects.filter(edition=OuterRef("pk"))
    if settings.CLAMAV_SOCKET:
        return files.exclude(virus_check=FileCheck.FINE)
    return files.filter(virus_check=FileCheck.REFUSED)


def _comes_after(edition: Edition, user) -> Q:
    """What stands behind an edition in the queue, or behind the place it had before it left."""
    row = queue_for(user).filter(pk=edition.pk).values_list("is_urgent", "waiting_since").first()
    is_urgent, since = row or (False, edition.submitted_at or edition.published_at)
    later = Q(waiting_since__gt=since) | Q(waiting_since=since, pk__gt=edition.pk)
    return Q(later, is_urgent=True) | Q(is_urgent=False) if is_urgent else Q(later, is_urgent=False)


def _count(rows: QuerySet, by: str) -> QuerySet:
    return rows.order_by().values(by).annotate(count=Count("pk")).values("count")


def _flag(condition: Q) -> ExpressionWrapper:
    return ExpressionWrapper(condition, output_field=BooleanField())

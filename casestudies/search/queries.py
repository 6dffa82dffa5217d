"""What a search shows of the case studies it found."""

from functools import cache

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from casestudies.models import CaseStudy, Edition, Kudos, Pitfall, TippingPoint

_NEWEST = 10


def results_for(case_study_ids: list[int], *, with_lessons: bool = False) -> list[Edition]:
    """The published editions of case studies, in the order given, in a fixed number of queries.

    Whatever is not published any more is left out, whatever the index said. Each has `thanks_count`,
    `tipping_point_count` and `pitfall_count`; `with_lessons` loads these, too.
    """
    published = _cards().published_of(case_study_ids)
    if with_lessons:
        published = published.prefetch_related("tipping_points", "pitfalls")
    editions = {edition.case_study_id: edition for edition in published}
    return [editions[pk] for pk in case_study_ids if pk in editions]


def newest_for(user) -> list[Edition]:
    """The newest published case studies, read without the index."""
    newest = CaseStudy.objects.visible_to(user).published().order_by("-editions__published_at", "-pk")
    return results_for(list(newest.values_list("pk", flat=True)[:_NEWEST]))


@cache
def _cards() -> QuerySet:
    """Every edition with what a card shows; put together once, never read as it is."""
    return (
        Edition.objects.select_related("case_study", "organisation", "region")
        .prefetch_related("outcomes")
        .annotate(
            thanks_count=_count(Kudos.objects.filter(case_study=OuterRef("case_study")), "case_study"),
            tipping_point_count=_count(TippingPoint.objects.filter(edition=OuterRef("pk")), "edition"),
            pitfall_count=_count(Pitfall.objects.filter(edition=OuterRef("pk")), "edition"),
        )
    )


def _count(rows: QuerySet, by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)

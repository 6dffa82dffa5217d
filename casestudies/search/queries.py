"""What a search shows of the case studies it found."""

from collections import defaultdict
from functools import cache
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from casestudies.models import CaseStudy, Edition, Kudos, Outcome, Pitfall, TippingPoint

_NEWEST = 10
_OF_AN_EDITION = (
    "pk", "case_study_id", "published_at", "headline", "problem", "result", "summary", "what_you_did", "advice_core",
    "result_category", "result_direction", "organisation_name", "place",
)  # fmt: skip
_OF_AN_OUTCOME = ("edition", "measure", "category", "direction", "baseline", "result", "unit")


class Row(NamedTuple):
    """What is shown of one published edition, or looked through for the words of the search.

    `edition` has the columns read below, `tipping_points` (what turned somebody,) and `pitfalls` (what, instead).
    Read as plain values: making model instances took longer than the search.
    """

    edition: Any
    outcomes: list[Outcome]
    tipping_points: list[tuple[str]]
    pitfalls: list[tuple[str, str]]


def results_for(case_study_ids: list[int]) -> list[Row]:
    """What there is to show of case studies, in the order given, in four queries.

    Whatever is not published any more is left out, whatever the index said.
    """
    editions = {edition.case_study_id: edition for edition in _cards().published_of(case_study_ids)}
    pks = [edition.pk for edition in editions.values()]
    outcomes = defaultdict(list)
    for outcome in Outcome.objects.filter(edition__in=pks).only(*_OF_AN_OUTCOME):
        outcomes[outcome.edition_id].append(outcome)
    tipping_points = _by_edition(TippingPoint.objects.filter(edition__in=pks), "what_turned_them")
    pitfalls = _by_edition(Pitfall.objects.filter(edition__in=pks), "what", "instead")
    return [
        Row(edition, outcomes[edition.pk], tipping_points[edition.pk], pitfalls[edition.pk])
        for edition in (editions[pk] for pk in case_study_ids if pk in editions)
    ]


def labels_of(edition_pks: list[int]) -> dict[int, list[str]]:
    """The names of the topics, methods and tags of editions, by edition, in one query."""
    kind = ContentType.objects.get_for_model(Edition)
    topics = Edition.topics.through.objects.filter(edition__in=edition_pks).values_list("edition_id", "topic__name")
    methods = Edition.methods.through.objects.filter(edition__in=edition_pks).values_list("edition_id", "method__name")
    tags = Edition.tags.through.objects.filter(content_type=kind, object_id__in=edition_pks)
    found = defaultdict(list)
    for edition, name in topics.union(methods, tags.values_list("object_id", "tag__name")):
        found[edition].append(name)
    return found


def newest_for(user) -> list[Row]:
    """The newest published case studies, read without the index."""
    newest = CaseStudy.objects.visible_to(user).published().order_by("-editions__published_at", "-pk")
    return results_for(list(newest.values_list("pk", flat=True)[:_NEWEST]))


def _by_edition(parts: QuerySet, *texts: str) -> dict[int, list[tuple]]:
    found = defaultdict(list)
    for edition, *values in parts.values_list("edition_id", *texts):
        found[edition].append(tuple(values))
    return found


@cache
def _cards() -> QuerySet:
    """Every edition with what a card shows; put together once, never read as it is."""
    thanks = Kudos.objects.filter(case_study=OuterRef("case_study")).order_by().values("case_study")
    more = {
        "thanks_count": Coalesce(Subquery(thanks.annotate(number=Count("pk")).values("number"), IntegerField()), 0),
        "public_id": F("case_study__public_id"),
        "organisation_today": F("organisation__name"),
        "region_name": F("region__name"),
    }
    return Edition.objects.order_by().annotate(**more).values_list(*_OF_AN_EDITION, *more, named=True)

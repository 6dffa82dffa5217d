"""What pages to browse read from the database: the subject, and only the rows that are shown."""

from collections.abc import Iterable

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from taggit.models import Tag

from casestudies.models import Edition, Kudos, MergedTag, Setting, Topic
from improvers.models import Organisation, Region, Succession

Names = dict[str, dict[str, str]]


def topics() -> QuerySet:
    """The topics people are offered."""
    return Topic.objects.filter(is_retired=False)


def topic(slug: str) -> Topic | None:
    """A topic, retired ones included."""
    return Topic.objects.filter(slug=slug).first()


def regions() -> QuerySet:
    """The regions and nations."""
    return Region.objects.all()


def region(slug: str) -> Region | None:
    """A region or nation."""
    return Region.objects.filter(slug=slug).first()


def organisation(code: str) -> Organisation | None:
    """An organisation with its board and region, closed ones included; capital letters do not matter."""
    return Organisation.objects.filter(ods_code=code.upper()).select_related("board", "region").first()


def tag(slug: str) -> Tag | None:
    """A free tag."""
    return Tag.objects.filter(slug=slug).first()


def merged_into(slug: str) -> str:
    """The slug of the tag readers find instead of one that was merged into it; empty where there is none."""
    return MergedTag.objects.now([slug]).get(slug, "")


def successions(closed: Organisation) -> list[Succession]:
    """What became of an organisation; nothing is asked of one that is open."""
    if closed.is_open():
        return []
    return list(Succession.objects.filter(predecessor=closed).select_related("successor").order_by("successor__name"))


def editions(case_study_ids: Iterable[int]) -> dict[int, Edition]:
    """The published editions of case studies by case study, for cards and their pitfalls, in a fixed number of queries.

    Whatever is not published any more is left out, whatever the index said. Each has `thanks_count`.
    """
    thanks = Kudos.objects.filter(case_study=OuterRef("case_study")).order_by().values("case_study")
    found = (
        Edition.objects.published_of(set(case_study_ids))
        .select_related("case_study", "organisation", "region")
        .prefetch_related("outcomes", "pitfalls")
        .annotate(
            thanks_count=Coalesce(
                Subquery(thanks.annotate(number=Count("pk")).values("number"), output_field=IntegerField()), 0
            )
        )
    )
    return {edition.case_study_id: edition for edition in found}


def names_of(values: dict[str, Iterable[str]]) -> Names:
    """What values are called, for each of "topic", "region", "setting", "board" and "organisation", in one query."""
    asked = [_named(facet, list(keys)) for facet, keys in values.items() if keys]
    names: Names = {facet: {} for facet in values}
    if asked:
        first, *others = asked
        for facet, key, name in first.union(*others, all=True) if others else first:
            names[facet][key] = _short(facet, name)
    return names


def _named(facet: str, keys: list[str]) -> QuerySet:
    models = {"topic": Topic, "region": Region, "setting": Setting}
    model, key = (models[facet], "slug") if facet in models else (Organisation, "ods_code")
    rows = model.objects.filter(**{f"{key}__in": keys}).order_by()
    return rows.annotate(facet=Value(facet)).values_list("facet", key, "name")


def _short(facet: str, name: str) -> str:
    return Organisation(name=name, kind=Organisation.Kind.ICB).short_name if facet == "board" else name

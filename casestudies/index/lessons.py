"""What of a tipping point or a pitfall goes into the index."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from tantivy import Document

from casestudies.models import Edition, Pitfall, TippingPoint

from . import schema
from .documents import add_texts
from .ties import tie_break

_SORT_BITS = 22


def tipping_points_of(case_study_ids: Iterable[int]) -> Iterator[Document]:
    """The documents of all tipping points of those of the case studies that are published now."""
    for point in _published(TippingPoint.objects.all(), case_study_ids):
        texts = {
            "headline": [point.get_role_display(), point.who],
            "summary": [point.get_trigger_display(), point.what_turned_them, point.when],
        }
        yield _document(point, texts, ("role", "trigger", "before", "after"))


def pitfalls_of(case_study_ids: Iterable[int]) -> Iterator[Document]:
    """The documents of all pitfalls of those of the case studies that are published now."""
    for pitfall in _published(Pitfall.objects.all(), case_study_ids):
        texts = {"headline": [pitfall.get_kind_display(), pitfall.what], "summary": [pitfall.why, pitfall.instead]}
        yield _document(pitfall, texts, ("kind", "time_lost", "money_lost"))


def _published(lessons: QuerySet, case_study_ids: Iterable[int]) -> QuerySet:
    editions = Edition.objects.published_of(case_study_ids)
    return (
        lessons.filter(edition__in=editions)
        .select_related("edition__region", "edition__setting")
        .prefetch_related("edition__topics")
    )


def _document(lesson: TippingPoint | Pitfall, texts: dict[str, list[str]], own_facets: tuple[str, ...]) -> Document:
    edition = lesson.edition
    topics = edition.topics.all()
    document = Document()
    document.add_unsigned(schema.CASE_STUDY, edition.case_study_id)
    document.add_unsigned(schema.LESSON, lesson.pk)
    texts |= {"labels": _labels(edition, [topic.name for topic in topics]), "body": [edition.headline, edition.problem]}
    add_texts(document, texts)
    values = [(name, getattr(lesson, name)) for name in own_facets]
    values += [("topic", topic.slug) for topic in topics]
    values += [("region", edition.region.slug if edition.region else "")]
    values += [("setting", edition.setting.slug if edition.setting else "")]
    for name, value in values:
        if value:
            document.add_text(name, value)
    # Those of one case study come in the order their author gave them.
    newest = int(edition.published_at.timestamp() * 1000) << _SORT_BITS
    document.add_unsigned(schema.NEWEST, newest | -lesson.pk % 2**_SORT_BITS)
    document.add_float(schema.TIE_BREAK, tie_break(edition.published_at))
    return document


def _labels(edition: Edition, topics: list[str]) -> list[str]:
    places = [edition.organisation_name, edition.place, edition.region, edition.setting]
    return [*topics, *(str(place) for place in places if place)]

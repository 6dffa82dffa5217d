"""What a page to browse shows while the index cannot be read: its case studies, the newest first, from the database."""

from django.db.models import Q, QuerySet

from casestudies.browse import queries
from casestudies.browse.subjects import Subject
from casestudies.models import Edition

_NEWEST = 20


class PlainPage:
    """How many case studies a subject has, and the newest of them. Takes the subject."""

    def __init__(self, subject: Subject):
        found = Edition.objects.published().filter(_within(subject))
        self.count = found.count()
        newest = found.order_by("-published_at", "-pk").values_list("case_study", flat=True)[:_NEWEST]
        self.newest = _in_order(newest)


def _within(subject: Subject) -> Q:
    """Which editions belong to a subject. A board has those of its organisations too: it may have taken them over."""
    ways = {
        "topic": ("topics__slug",),
        "region": ("region__slug",),
        "board": ("board__ods_code", "organisation__board__ods_code"),
        "organisation": ("organisation__ods_code",),
        "tag": ("tags__slug",),
    }
    within = Q()
    for way in ways[subject.facet]:
        within |= Q(**{way: subject.value})
    return within


def _in_order(case_studies: QuerySet) -> list[Edition]:
    pks = list(case_studies)
    editions = queries.editions(pks)
    return [editions[pk] for pk in pks if pk in editions]

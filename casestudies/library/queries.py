"""What readers look at."""

import logging
from dataclasses import dataclass

from django.db.models import Count, Prefetch, QuerySet

from casestudies.index import IndexUnavailable
from casestudies.index.similar import similar
from casestudies.models import Attachment, CaseStudy, Edition, Kudos, Photo, Pitfall
from casestudies.states import Status

logger = logging.getLogger(__name__)

_NEWEST = 6
_LESSONS = 3
_SIMILAR = 3


def _with_address(editions: QuerySet) -> QuerySet:
    """Adds the little of every edition that a case study's address and state are made of."""
    known = Edition.objects.only("case_study", "number", "status", "headline")
    return editions.prefetch_related(Prefetch("case_study__editions", known))


def published_edition(public_id: str) -> Edition | None:
    """The edition of a case study that everybody reads, with all its parts; None where there is none."""
    editions = Edition.objects.published().with_parts().filter(case_study__public_id=public_id)
    return _with_address(editions).first()


def taken_down_edition(public_id: str) -> Edition | None:
    """The edition that was taken down last, with the day in `taken_down_at`; None when that never happened."""
    edition = Edition.objects.filter(case_study__public_id=public_id, status=Status.UNPUBLISHED).last()
    if edition is not None:
        edition.taken_down_at = edition.transitions.filter(to_status=Status.UNPUBLISHED).last().at
    return edition


def editions_to_preview(user) -> QuerySet:
    """Every edition a person may see, with all its parts."""
    return _with_address(Edition.objects.visible_to(user).with_parts())


def photos_visible_to(user) -> QuerySet:
    """Photos of editions a person may see."""
    return Photo.objects.filter(edition__in=Edition.objects.visible_to(user)).select_related("edition")


def attachments_visible_to(user) -> QuerySet:
    """Files of editions a person may see."""
    return Attachment.objects.filter(edition__in=Edition.objects.visible_to(user)).select_related("edition")


@dataclass(frozen=True)
class Thanks:
    """How many readers said thank you, and whether this one did."""

    count: int
    given: bool


def thanks_for(case_study: CaseStudy, user) -> Thanks:
    """The thanks of one case study, seen by one reader."""
    kudos = Kudos.objects.filter(case_study=case_study)
    return Thanks(kudos.count(), user.is_authenticated and kudos.filter(by=user).exists())


def _for_cards() -> QuerySet:
    editions = Edition.objects.published().select_related("case_study", "organisation", "region", "setting")
    return _with_address(editions.prefetch_related("outcomes"))


def newest() -> list[Edition]:
    """The newest published editions, for cards."""
    return list(_for_cards().order_by("-published_at", "-pk")[:_NEWEST])


def similar_to(edition: Edition) -> list[Edition]:
    """The published editions most like this one, for cards; none while the index cannot be read."""
    try:
        pks = similar(edition, limit=_SIMILAR)
    except IndexUnavailable:
        logger.exception("The case study does without similar ones: the index cannot be read.")
        return []
    editions = {found.case_study_id: found for found in _for_cards().filter(case_study__in=pks)}
    return [editions[pk] for pk in pks if pk in editions]


def recent_lessons() -> list[Pitfall]:
    """Recent things to skip with what to do instead, one a case study, each with its `place` among its siblings."""
    told = Pitfall.objects.exclude(what="").exclude(instead="")
    editions = Edition.objects.published().filter(pitfalls__in=told).distinct().select_related("case_study")
    editions = _with_address(editions.prefetch_related("pitfalls")).order_by("-published_at", "-pk")[:_LESSONS]
    return [_first_lesson(edition) for edition in editions]


def _first_lesson(edition: Edition) -> Pitfall:
    for place, pitfall in enumerate(edition.pitfalls.all(), start=1):
        if pitfall.what and pitfall.instead:
            pitfall.place = place
            pitfall.edition = edition
            return pitfall
    raise AssertionError("recent_lessons only asks for editions with one")


def published_count() -> int:
    """How many case studies everybody can read."""
    return Edition.objects.published().aggregate(number=Count("pk"))["number"]

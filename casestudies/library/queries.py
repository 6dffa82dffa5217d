"""What readers look at."""

import logging
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from casestudies import index
from casestudies.index import IndexUnavailable
from casestudies.index.similar import similar
from casestudies.models import Attachment, CaseStudy, Edition, Feature, Kudos, Photo, Pitfall
from casestudies.models.edition import PARTS
from casestudies.models.loading import load_parts
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
    """The edition of a case study that everybody reads, with its people and parts, in three queries; or None."""
    editions = Edition.objects.published().with_lead_and_place().prefetch_related("case_study__collaborators")
    edition = editions.filter(case_study__public_id=public_id).first()
    if edition is not None:
        load_parts([edition], *PARTS)
    return edition


def taken_down_edition(public_id: str) -> Edition | None:
    """The edition that was taken down last, with the day in `taken_down_at`; None when that never happened."""
    down = Edition.objects.filter(case_study__public_id=public_id, status=Status.UNPUBLISHED)
    edition = down.select_related("case_study").last()
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
    return Edition.objects.published().select_related("case_study", "organisation", "region", "setting")


class FrontPage(NamedTuple):
    """What the front page shows of case studies: featured and newest editions, for cards, and recent lessons."""

    featured: list[Edition]
    newest: list[Edition]
    lessons: list[Pitfall]


def front_page() -> FrontPage:
    """What the front page shows, in five queries. Newest are those that are not featured.

    Lessons are things to skip with what to do instead, one a case study, each with its `place` among its siblings.
    """
    # The few featured ones are asked for first: given as a subquery, SQLite goes through everything published.
    few = list(Feature.objects.shown().values_list("case_study", flat=True))
    shown = _for_cards().filter(case_study__in=few).select_related("case_study__feature")
    featured = list(shown.order_by("case_study__feature__place"))
    others = _for_cards().exclude(pk__in=[edition.pk for edition in featured])
    newest = list(others.order_by("-published_at", "-pk")[:_NEWEST])
    told = Exists(Pitfall.objects.filter(edition=OuterRef("pk")).exclude(what="").exclude(instead=""))
    with_lessons = _for_cards().filter(told).order_by("-published_at", "-pk")[:_LESSONS]
    load_parts([*featured, *newest, *with_lessons], "outcomes", "pitfalls")
    return FrontPage(featured, newest, [_first_lesson(edition) for edition in with_lessons])


def similar_to(edition: Edition) -> list[Edition] | None:
    """The published editions most like this one, for cards; None while the index cannot be read."""
    try:
        pks = similar(edition, limit=_SIMILAR)
    except IndexUnavailable:
        logger.exception("The case study does without similar ones: the index cannot be read.")
        return None
    editions = {
        found.case_study_id: found for found in _for_cards().filter(case_study__in=pks).prefetch_related("outcomes")
    }
    return [editions[pk] for pk in pks if pk in editions]


def _first_lesson(edition: Edition) -> Pitfall:
    for place, pitfall in enumerate(edition.pitfalls.all(), start=1):
        if pitfall.what and pitfall.instead:
            pitfall.place = place
            pitfall.edition = edition
            return pitfall
    raise AssertionError("only editions with one are asked for")


def published_count() -> int:
    """How many case studies everybody can read: the index knows, and without it the database."""
    try:
        return index.totals([index.SearchRequest()])[0]
    except IndexUnavailable:
        return Edition.objects.published().count()

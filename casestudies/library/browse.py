"""What the front page offers to browse by: topics and regions, with how many case studies each has."""

import logging
from dataclasses import dataclass

from django.db.models import QuerySet, Value

from casestudies import index, region_map
from casestudies.models import Topic
from casestudies.region_map import RegionMap
from improvers.models import Region

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Choice:
    """One way in. `count` is None while the index cannot tell."""

    name: str
    slug: str
    count: int | None


@dataclass(frozen=True)
class Browse:
    """The ways in: topics with anything behind them, all regions, and these as a picture."""

    topics: list[Choice]
    regions: list[Choice]
    map: RegionMap


def published_by_topic_and_region() -> Browse:
    """The topics with published case studies and all regions; everything, without numbers, when the index is down."""
    counts = _counts()
    listed: dict[str, list[Choice]] = {"topic": [], "region": []}
    for kind, _, name, slug in _topics_and_regions():
        listed[kind].append(Choice(name, slug, counts[kind].get(slug, 0) if counts else None))
    regions = listed["region"]
    return Browse([topic for topic in listed["topic"] if topic.count != 0], regions, region_map.drawn(regions))


def _topics_and_regions() -> QuerySet:
    """Both lists in their order, in one query: kind, order, name and slug of each."""
    topics, regions = (
        rows.order_by().annotate(kind=Value(kind)).values_list("kind", "order", "name", "slug")
        for kind, rows in (("topic", Topic.objects.filter(is_retired=False)), ("region", Region.objects.all()))
    )
    return topics.union(regions, all=True).order_by("order", "name")


def _counts() -> dict[str, dict[str, int]] | None:
    try:
        return index.facet_counts()
    except index.IndexUnavailable:
        logger.exception("The front page does without numbers: the index cannot be read.")
        return None

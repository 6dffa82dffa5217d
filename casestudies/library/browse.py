"""What the front page offers to browse by: topics and regions, with how many case studies each has."""

import logging
from dataclasses import dataclass

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
    topics = _choices(Topic.objects.filter(is_retired=False), counts.get("topic") if counts else None)
    regions = _choices(Region.objects.all(), counts.get("region") if counts else None)
    return Browse([topic for topic in topics if topic.count != 0], regions, region_map.drawn(regions))


def _choices(rows, counts: dict[str, int] | None) -> list[Choice]:
    return [Choice(row.name, row.slug, counts.get(row.slug, 0) if counts is not None else None) for row in rows]


def _counts() -> dict[str, dict[str, int]] | None:
    try:
        return index.facet_counts()
    except index.IndexUnavailable:
        logger.exception("The front page does without numbers: the index cannot be read.")
        return None

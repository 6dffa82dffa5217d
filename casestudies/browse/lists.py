"""All topics and all regions, with how many case studies each has."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from casestudies import index, region_map
from casestudies.browse import queries
from casestudies.models import Topic
from casestudies.region_map import RegionMap
from improvers.models import Region

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Entry:
    """One topic or region. `count` is None while the index cannot tell."""

    name: str
    slug: str
    count: int | None


def all_topics() -> list[Entry]:
    """Every topic people are offered."""
    return _entries(queries.topics(), "topic")


def all_regions() -> tuple[list[Entry], RegionMap]:
    """Every region and nation, and their picture."""
    entries = _entries(queries.regions(), "region")
    return entries, region_map.drawn(entries)


def _entries(rows: Iterable[Topic | Region], facet: str) -> list[Entry]:
    try:
        counts = index.facet_counts()[facet]
    except index.IndexUnavailable:
        logger.exception("Lists to browse do without numbers: the index cannot be read.")
        return [Entry(row.name, row.slug, None) for row in rows]
    return [Entry(row.name, row.slug, counts.get(row.slug, 0)) for row in rows]

"""How often the values of two facets come together."""

from .engine import Snapshot, engine
from .facets import Counts
from .query import everything

_MOST_VALUES = 100

_cached: dict[object, tuple[tuple, Counts]] = {}


def crossed_counts(snapshot: Snapshot, facet: str, by: str) -> Counts:
    """For each value of a facet {value of the other: how many things have both}. Kept until the index changes."""
    key = (engine(snapshot.shelf), facet, by)
    generation, known = _cached.get(key, (None, None))
    if generation != snapshot.generation:
        known = _count(snapshot, facet, by)
        _cached[key] = (snapshot.generation, known)
    return known


def _count(snapshot: Snapshot, facet: str, by: str) -> Counts:
    inner = {"by": {"terms": {"field": by, "size": _MOST_VALUES}}}
    outer = {"facet": {"terms": {"field": facet, "size": _MOST_VALUES}, "aggs": inner}}
    found = snapshot.searcher.aggregate(everything(), outer)
    return {
        each["key"]: {pair["key"]: pair["doc_count"] for pair in each["by"]["buckets"]}
        for each in found["facet"]["buckets"]
    }

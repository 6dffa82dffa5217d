"""How many case studies each choice would give."""

from collections.abc import Mapping, Sequence

from tantivy import Occur, Query

from .engine import Snapshot, engine
from .query import everything, one_of

Chosen = Mapping[str, tuple[str, ...]]
Counts = dict[str, dict[str, int]]

# Lists are short; of organisations and free tags, which can be many thousands, only the most used are counted.
_MOST_VALUES = 1000
_MOST_OF = {"tag": 60, "organisation": 60}
_MOST_VALUES_READ = 60_000

_cached: dict[object, tuple[tuple, Counts]] = {}


def narrowed(snapshot: Snapshot, query: Query, chosen: Chosen, *, leave_out: str = "") -> Query:
    """A query within what is chosen: OR within one facet, AND between facets; `leave_out` is a facet to pass over."""
    filters = [
        (Occur.Must, one_of(snapshot.schema, facet, values))
        for facet, values in chosen.items()
        if values and facet != leave_out
    ]
    return Query.boolean_query([(Occur.Must, query), *filters]) if filters else query


def counts(snapshot: Snapshot, query: Query, chosen: Chosen) -> Counts:
    """For each facet, how many things each of its values would give.

    A facet's own choice does not narrow its counts, so that one sees what adding another value would give. Values that
    would give none are absent. Of organisations and tags, the sixty most used among the results are counted, and those
    chosen.
    """
    picked = [facet for facet in snapshot.shelf.facets if chosen.get(facet)]
    others = [facet for facet in snapshot.shelf.facets if facet not in picked]
    found = _count(snapshot, narrowed(snapshot, query, chosen), others, _MOST_OF)
    for facet in picked:
        without = narrowed(snapshot, query, chosen, leave_out=facet)
        found |= _count(snapshot, without, [facet], _MOST_OF)
        add_missing(snapshot, without, facet, chosen[facet], found[facet])
    return {facet: found[facet] for facet in snapshot.shelf.facets}


def all_counts(snapshot: Snapshot) -> Counts:
    """The counts over everything on the shelf. Kept until the index changes."""
    running = engine(snapshot.shelf)
    generation, known = _cached.get(running, (None, None))
    if generation != snapshot.generation:
        known = counts(snapshot, everything(), {})
        _cached[running] = (snapshot.generation, known)
    return known


def tally(snapshot: Snapshot, chosen: Chosen, fields: Sequence[str]) -> Counts:
    """For each field, how many of what is chosen have each of its values."""
    return _count(snapshot, narrowed(snapshot, everything(), chosen), fields, {})


def _count(snapshot: Snapshot, query: Query, facets: Sequence[str], most: Mapping[str, int]) -> Counts:
    if not facets:
        return {}
    asked = {
        facet: {
            "terms": {
                "field": facet,
                "size": most.get(facet, _MOST_VALUES),
                "segment_size": _MOST_VALUES_READ,
            }
        }
        for facet in facets
    }
    answer = snapshot.searcher.aggregate(query, asked)
    return {facet: {each["key"]: each["doc_count"] for each in answer[facet]["buckets"]} for facet in facets}


def add_missing(snapshot: Snapshot, query: Query, facet: str, values: tuple[str, ...], known: dict[str, int]) -> None:
    """Adds to the counts of a facet those of values that were too rare to be counted."""
    if len(known) < _MOST_OF.get(facet, _MOST_VALUES):
        return
    for value in set(values) - set(known):
        one = narrowed(snapshot, query, {facet: (value,)})
        known[value] = snapshot.searcher.search(one, limit=1).count

"""What the index says of a plan told in a few sentences: what is meant, how rare that is, and what comes nearest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from tantivy import Query

from . import schema
from .engine import Snapshot
from .facets import Chosen, narrowed
from .feedback import reordered
from .matching import queries_for
from .rarity import shares_in
from .searching import Hit, reading
from .understanding import Understood, understand

# So many of the nearest are looked at for those within a choice: others are too far from the plan to come first.
_REACH = 300


@dataclass(frozen=True)
class PlanRead:
    """A plan as the index reads it.

    `shares` holds for each word of the concepts and of what means the same the share of all case studies that have it.
    `nearest` are the best hits by the words alone, and `nearest_within` the best within each of the choices.
    """

    understood: Understood
    shares: Mapping[str, float]
    nearest: list[Hit]
    nearest_within: list[list[Hit]]


def read_plan(text: str, choices: Sequence[Chosen] = (), *, limit: int) -> PlanRead:
    """Reads a plan. Takes choices of facets to look within, too, and how many hits each. Raises IndexUnavailable."""
    return reading(partial(_read, text=text, choices=choices, limit=limit))


def _read(snapshot: Snapshot, text: str, choices: Sequence[Chosen], limit: int) -> PlanRead:
    understood = understand(snapshot, text)
    hits = _best(snapshot, queries_for(understood, snapshot).ranked)
    within = [_within(snapshot, hits, chosen)[:limit] for chosen in choices]
    return PlanRead(understood, shares_in(snapshot, _words(understood)), hits[:limit], within)


def _words(understood: Understood) -> set[str]:
    words = {word for concept in understood.concepts for word in concept.words}
    words |= {word for concept in understood.concepts for other in concept.expansions for word in other.words}
    where = (understood.place, *understood.named) if understood.place else understood.named
    return words | {word for found in where for name in found.names for word in name}


def _best(snapshot: Snapshot, query: Query) -> list[Hit]:
    found = snapshot.searcher.search(query, limit=_REACH, count=False, weight_by_field=schema.TIE_BREAK).hits
    found = reordered(snapshot, found)
    pks = snapshot.searcher.fast_field_values(schema.CASE_STUDY, [address for _, address in found])
    return [Hit(pk, score) for pk, (score, _) in zip(pks, found, strict=True)]


def _within(snapshot: Snapshot, hits: Sequence[Hit], chosen: Chosen) -> list[Hit]:
    """Those of the hits that are within a choice, in their order."""
    among = Query.term_set_query(snapshot.schema, schema.CASE_STUDY, [hit.case_study_id for hit in hits])
    found = snapshot.searcher.search(narrowed(snapshot, among, chosen), limit=_REACH, count=False).hits
    pks = set(snapshot.searcher.fast_field_values(schema.CASE_STUDY, [address for _, address in found]))
    return [hit for hit in hits if hit.case_study_id in pks]

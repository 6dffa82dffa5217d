"""Which of the many things a plan mentions are enough for a case study to be found.

A plan of a few sentences has words that nearly every text has. In a large portal, matching by them would find
everything, and take long.
"""

from collections.abc import Iterable
from dataclasses import replace

from . import schema
from .concepts import Concept
from .engine import Snapshot

# So many of the rarest concepts always find, and more of them until they have found about so many case studies.
FEWEST = 6
ENOUGH = 30_000


def with_telling(snapshot: Snapshot, concepts: Iterable[Concept]) -> tuple[Concept, ...]:
    """The concepts of a plan, those marked that are not telling. What no text has is left as it is."""
    counts = {concept: _counts(snapshot, concept) for concept in concepts}
    passed_over, found = set(), 0
    rarest = sorted((concept for concept in counts if max(counts[concept])), key=lambda one: max(counts[one]))
    for place, concept in enumerate(rarest):
        found += sum(counts[concept])
        if place >= FEWEST and found > ENOUGH:
            passed_over.add(concept)
    return tuple(replace(concept, is_telling=concept not in passed_over) for concept in counts)


def _counts(snapshot: Snapshot, concept: Concept) -> list[int]:
    """About how many case studies have what was typed and each of what means the same, a phrase by its rarest word."""
    ways = [concept.words, *(other.words for other in concept.expansions)]
    return [min(snapshot.searcher.doc_freq(schema.ALL, word) for word in way) for way in ways]

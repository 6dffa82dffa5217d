"""The search engine: a projection of the published editions that can be thrown away, a shelf for each kind of thing.

`search` finds, `follow_after_commit` is for publishers, `facet_counts` for pages to browse, `rebuild` for the command.
"""

from .errors import IndexUnavailable
from .follower import follow, follow_after_commit
from .parts import Part
from .rebuilding import rebuild
from .schema import FACETS
from .searching import (
    Hit,
    SearchRequest,
    SearchResults,
    Sort,
    answers,
    case_study_ids,
    crossed_counts,
    facet_counts,
    generation,
    organisation_names,
    search,
    tally,
    totals,
)
from .shelves import CASE_STUDIES, PITFALLS, TIPPING_POINTS, Shelf

__all__ = [
    "CASE_STUDIES",
    "FACETS",
    "PITFALLS",
    "TIPPING_POINTS",
    "Hit",
    "IndexUnavailable",
    "Part",
    "SearchRequest",
    "SearchResults",
    "Shelf",
    "Sort",
    "answers",
    "case_study_ids",
    "crossed_counts",
    "facet_counts",
    "follow",
    "follow_after_commit",
    "generation",
    "organisation_names",
    "rebuild",
    "search",
    "tally",
    "totals",
]

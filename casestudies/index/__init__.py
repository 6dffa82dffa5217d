"""The search engine: a projection of the published editions that can be thrown away.

`search` finds, `follow_after_commit` is for publishers, `facet_counts` for pages to browse, `rebuild` for the command.
"""

from .errors import IndexUnavailable
from .follower import follow, follow_after_commit
from .rebuilding import rebuild
from .schema import FACETS
from .searching import Hit, SearchRequest, SearchResults, Sort, answers, facet_counts, generation, search, totals

__all__ = [
    "FACETS",
    "Hit",
    "IndexUnavailable",
    "SearchRequest",
    "SearchResults",
    "Sort",
    "answers",
    "facet_counts",
    "follow",
    "follow_after_commit",
    "generation",
    "rebuild",
    "search",
    "totals",
]

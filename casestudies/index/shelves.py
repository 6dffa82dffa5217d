"""The kinds of things that can be found, each in an index of its own: a word is rare or common among its own kind."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tantivy import Document

from . import schema
from .documents import documents_of
from .lessons import pitfalls_of, tipping_points_of


@dataclass(frozen=True)
class Shelf:
    """One kind of thing: the filters it has, and its documents of some case studies."""

    name: str
    facets: tuple[str, ...]
    documents_of: Callable[[Iterable[int]], Iterator[Document]]


CASE_STUDIES = Shelf("case-studies", schema.FACETS, documents_of)
TIPPING_POINTS = Shelf("tipping-points", schema.TIPPING_POINT_FACETS, tipping_points_of)
PITFALLS = Shelf("pitfalls", schema.PITFALL_FACETS, pitfalls_of)

SHELVES = (CASE_STUDIES, TIPPING_POINTS, PITFALLS)

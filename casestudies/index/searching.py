"""A search from what was asked to what was found."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from typing import TypeVar

from django.db import DatabaseError
from tantivy import Query

from . import crossing, facets, language, schema
from .engine import ENGINE_ERRORS, Snapshot, engine
from .errors import IndexUnavailable
from .feedback import REORDERED, reordered
from .follower import follow_if_due
from .known_names import known_names
from .known_words import likelier
from .matching import Queries, queries_for
from .parts import Part
from .query import everything, readable
from .rebuilding import reopened, replaced
from .shelves import CASE_STUDIES, Shelf
from .understanding import Understood, mended_text, understand

logger = logging.getLogger(__name__)

PAGE_SIZE = 20
_ENOUGH = PAGE_SIZE
_LITTLE = 3

_NOTHING = Understood()

T = TypeVar("T")
Page = tuple[list["Hit"], int]


class Sort(StrEnum):
    """In which order results come."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    THANKED = "thanked"


@dataclass(frozen=True)
class SearchRequest:
    """What somebody is looking for: words, choices by facet, an order, a page (from 1), and on which shelf.

    `off` names parts of the search that are not to be used.
    """

    text: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    page_size: int = PAGE_SIZE
    shelf: Shelf = CASE_STUDIES
    off: frozenset[Part] = frozenset()

    def without(self, facet: str) -> "SearchRequest":
        """The same search with nothing chosen of one facet, from its first page."""
        return replace(self, chosen={name: values for name, values in self.chosen.items() if name != facet}, page=1)


@dataclass(frozen=True)
class Hit:
    """What was found, and how well it matches (0 where results are not ordered by that).

    `lesson_id` is the tipping point or pitfall; on the shelf of case studies there is none.
    """

    case_study_id: int
    score: float
    lesson_id: int = 0


@dataclass(frozen=True)
class SearchResults:
    """One page of what was found.

    `total` counts every page. `some_words` says that nothing has all the words, so these have some of them. `counts`
    holds for each facet {value: how many}. `understood` is what the words were taken to mean, and `text` those words
    with their spelling mended. `likelier_text` is what else may have been meant, where a word is rare or little is
    found; empty for nothing.
    """

    hits: list[Hit]
    total: int
    counts: facets.Counts
    some_words: bool = False
    understood: Understood = _NOTHING
    text: str = ""
    likelier_text: str = ""


def search(request: SearchRequest) -> SearchResults:
    """Finds case studies, or what is on another shelf. Never fails for anything people type.

    A page past the last one has no hits and the right total. Raises IndexUnavailable when the index cannot be read.
    """
    return reading(partial(_search, request=request), request.shelf)


def totals(requests: list[SearchRequest]) -> list[int]:
    """How many each of several searches would find. Raises IndexUnavailable."""
    return [reading(partial(_total, request=request), request.shelf) for request in requests]


def facet_counts(shelf: Shelf = CASE_STUDIES) -> facets.Counts:
    """For each facet {value: how many published case studies, or lessons on another shelf}. Raises IndexUnavailable."""
    return reading(facets.all_counts, shelf)


def tally(chosen: facets.Chosen, fields: Sequence[str]) -> facets.Counts:
    """For each field {value: how many of the chosen case studies have it}. Raises IndexUnavailable.

    Unlike in the counts of a search, what is chosen of a field narrows the counts of that field too.
    """
    return reading(partial(facets.tally, chosen=chosen, fields=fields))


def case_study_ids(request: SearchRequest) -> list[int]:
    """The case studies on one page of a search, found without counting anything. Raises IndexUnavailable."""
    return [hit.case_study_id for hit in hits(request)]


def hits(request: SearchRequest) -> list[Hit]:
    """What is on one page of a search, found without counting anything. Raises IndexUnavailable."""
    return reading(partial(_hits, request=request), request.shelf)


def crossed_counts(shelf: Shelf, facet: str, by: str) -> facets.Counts:
    """For each value of a facet {value of another facet: how many things have both}. Raises IndexUnavailable."""
    return reading(partial(crossing.crossed_counts, facet=facet, by=by), shelf)


def organisation_names(codes: Iterable[str]) -> dict[str, str]:
    """What those of the organisations are called that have published case studies. Raises IndexUnavailable."""
    return reading(lambda snapshot: known_names(snapshot).called(codes))


def generation(shelf: Shelf = CASE_STUDIES) -> str:
    """Another text whenever anything in the index changed: a key for what is worked out from it."""
    return reading(lambda snapshot: "-".join(map(str, snapshot.generation)), shelf)


def answers() -> bool:
    """Whether the index can be opened, follow the database, and be searched."""
    try:
        return reading(lambda snapshot: snapshot.searcher.search(everything(), limit=1).count >= 0)
    except (IndexUnavailable, DatabaseError):
        return False


def reading(read: Callable[[Snapshot], T], shelf: Shelf = CASE_STUDIES) -> T:
    """What a function reads from the index of a shelf, which is mended first where need be. Raises IndexUnavailable."""
    for again in (follow_if_due, reopened, replaced):
        try:
            return read(again(engine(shelf)))
        except ENGINE_ERRORS as error:
            logger.warning("The search index could not be read: %s", error)
    raise IndexUnavailable("The search index cannot be read, not even after building it anew.")


@dataclass(frozen=True)
class _Asked:
    """The queries for the words alone, what they mean, whether nothing has all of them; its page if that is known."""

    queries: Queries
    understood: Understood = _NOTHING
    is_relaxed: bool = False
    page: Page | None = None


def _search(snapshot: Snapshot, request: SearchRequest) -> SearchResults:
    asked = _asked(snapshot, request)
    hits, total = _page_of(snapshot, asked, request)
    for_everything = not request.text.strip() and not any(request.chosen.values())
    matching = asked.queries.matching
    counts = facets.all_counts(snapshot) if for_everything else facets.counts(snapshot, matching, request.chosen)
    for named in asked.understood.named:
        here = facets.narrowed(snapshot, matching, request.chosen, leave_out=named.facet)
        facets.add_missing(snapshot, here, named.facet, named.codes, counts[named.facet])
    text = mended_text(request.text, asked.understood.mended)
    likelier_text = _likelier_text(snapshot, request, asked.understood, text, total)
    return SearchResults(hits, total, counts, asked.is_relaxed and total > 0, asked.understood, text, likelier_text)


def _likelier_text(snapshot: Snapshot, request: SearchRequest, understood: Understood, text: str, total: int) -> str:
    if understood.is_plan or not text.strip() or Part.SPELLING in request.off:
        return ""
    finds_little = total <= _LITTLE
    words = language.plain_words(readable(text)) if finds_little else understood.words
    changed = likelier(snapshot, _without_names(words, understood), finds_little=finds_little)
    return mended_text(text, changed) if changed else ""


def _without_names(words: Iterable[str], understood: Understood) -> list[str]:
    """The words but those of places and organisations: Leeds is no misspelling of "needs"."""
    named = [name for one in (understood.place, *understood.named) if one for name in one.names]
    stems = {stem for name in named for stem in name}
    return [word for word in words if language.stem(word) not in stems]


def _asked(snapshot: Snapshot, request: SearchRequest) -> _Asked:
    """What the words ask for.

    Where all of a few words are in enough case studies, the others are left out. Choices do not change this, so that
    the counts beside them come true.
    """
    if not request.text.strip():
        return _Asked(Queries(everything(), everything()))
    understood = understand(snapshot, request.text, request.off)
    any_word = queries_for(understood, snapshot, off=request.off)
    if not understood.asks_for_several_words or Part.ALL_WORDS in request.off:
        return _Asked(any_word, understood)
    all_words = queries_for(understood, snapshot, all_words=True, off=request.off)
    if any(request.chosen.values()):
        page, found = None, snapshot.searcher.search(all_words.matching, limit=1).count
    else:
        page = _page(snapshot, all_words.ranked, request)
        found = page[1]
    if found >= _ENOUGH:
        return _Asked(all_words, understood, page=page)
    return _Asked(any_word, understood, is_relaxed=found == 0)


def _hits(snapshot: Snapshot, request: SearchRequest) -> list[Hit]:
    hits, _ = _page_of(snapshot, _asked(snapshot, request), request)
    return hits


def _total(snapshot: Snapshot, request: SearchRequest) -> int:
    matching = _asked(snapshot, request).queries.matching
    return snapshot.searcher.search(facets.narrowed(snapshot, matching, request.chosen), limit=1).count


def _page_of(snapshot: Snapshot, asked: _Asked, request: SearchRequest) -> Page:
    if asked.page:
        return asked.page
    learns = asked.understood.is_plan and Part.FEEDBACK not in request.off and snapshot.shelf is CASE_STUDIES
    query = facets.narrowed(snapshot, asked.queries.ranked, request.chosen)
    return _page(snapshot, query, request, learns=learns)


def _page(snapshot: Snapshot, query: Query, request: SearchRequest, *, learns: bool = False) -> Page:
    """One page of a query. `learns`: its first results say what is meant, and are put in order by that."""
    by_relevance = request.sort is Sort.RELEVANCE and bool(request.text.strip())
    field_name = schema.THANKED if request.sort is Sort.THANKED else schema.NEWEST
    # The engine makes room for all it is to pass over, and kills the process where there is not so much.
    start = min(max(0, request.page - 1) * request.page_size, snapshot.searcher.num_docs)
    from_the_first = learns and by_relevance and start < REORDERED
    found = snapshot.searcher.search(
        query,
        limit=max(start + request.page_size, REORDERED) if from_the_first else request.page_size,
        offset=0 if from_the_first else start,
        order_by_field=None if by_relevance else field_name,
        weight_by_field=schema.TIE_BREAK if by_relevance and Part.TIES not in request.off else None,
    )
    hits = reordered(snapshot, found.hits)[start : start + request.page_size] if from_the_first else found.hits
    pks = snapshot.searcher.fast_field_values(schema.CASE_STUDY, [address for _, address in hits])
    lessons = [0] * len(pks)
    if pks and snapshot.shelf is not CASE_STUDIES:
        lessons = snapshot.searcher.fast_field_values(schema.LESSON, [address for _, address in hits])
    scores = [score if by_relevance else 0.0 for score, _ in hits]
    return [Hit(*hit) for hit in zip(pks, scores, lessons, strict=True)], found.count

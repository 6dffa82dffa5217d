"""A search page: what was asked, what was found, and every way on from there."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Paginator
from django.http import QueryDict

from casestudies import index
from casestudies.index import FACETS, SearchRequest, SearchResults, Sort
from casestudies.search.addresses import address, parameters, without_value
from casestudies.search.filters import FORM_ID, SHORT_LIST, CaseStudyFilters
from casestudies.search.labels import PLURALS, TITLES, label_of, labels, with_tags
from casestudies.search.queries import results_for
from casestudies.search.results import Result
from sharing_portal.nhsuk.bound_field import NHSUKBoundField, Option
from sharing_portal.nhsuk.components import Link, Pagination

_TOPICS_TO_BROWSE = 12


@dataclass(frozen=True)
class ChosenFilter:
    """One choice that narrows the results, and the address without it."""

    title: str
    label: str
    href: str


@dataclass(frozen=True)
class WayOut:
    """A change that would find something where nothing is found."""

    text: str
    count: int
    href: str


@dataclass(frozen=True)
class FilterGroup:
    """The options of one filter: those at once on the page, and those behind "show more"."""

    name: str
    field: NHSUKBoundField
    is_open: bool

    @property
    def shown(self) -> list[Option]:
        """The first options."""
        return self.field.options[:SHORT_LIST]

    @property
    def more(self) -> list[Option]:
        """The other options."""
        return self.field.options[SHORT_LIST:]

    @property
    def more_text(self) -> str:
        """What opens the other options."""
        return f"Show {len(self.more)} more {PLURALS[self.name]}"


class SearchPage:
    """What the templates ask of a search. Takes the parameters and the person. Raises IndexUnavailable."""

    form_id = FORM_ID

    def __init__(self, data: QueryDict, user):
        known = with_tags(labels(), data.getlist("tag"))
        self.filters = CaseStudyFilters(data, known)
        self.asked, self.found = _search(self.filters.asked)
        self._labels = with_tags(known, self.found.counts["tag"])
        self.filters.show_counts(self.found.counts, self._labels)
        self._user = user

    @property
    def form(self):
        """The form with all filters."""
        return self.filters.form

    @cached_property
    def results(self) -> list[Result]:
        """The published editions on this page."""
        editions = results_for(self._user, [hit.case_study_id for hit in self.found.hits])
        return [Result(edition) for edition in editions]

    @property
    def first_place(self) -> int:
        """The place of the first result of this page among all."""
        return (self.asked.page - 1) * self.asked.page_size + 1

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.found.total // self.asked.page_size))

    @property
    def pagination(self) -> Pagination:
        """Links to the other pages."""
        pages = Paginator(range(self.found.total), self.asked.page_size)
        query = parameters(self._first_page)
        return Pagination.of(pages.page(self.asked.page), query)

    @property
    def own_address(self) -> str:
        """This page's own address, its parameters in order."""
        return address(self.asked)

    @property
    def clear_address(self) -> str:
        """The same words without any filter."""
        return address(SearchRequest(self.asked.text, sort=self.asked.sort))

    @cached_property
    def groups(self) -> list[FilterGroup]:
        """The filters with anything to choose."""
        fields = [(name, self.form[name]) for name in FACETS]
        return [
            FilterGroup(name, field, is_open=bool(self.asked.chosen.get(name)) or place < 2)
            for place, (name, field) in enumerate(fields)
            if field.options
        ]

    @cached_property
    def chosen(self) -> list[ChosenFilter]:
        """Every choice, with the way to take it back."""
        return [
            ChosenFilter(
                TITLES[facet],
                label_of(self._labels, facet, value),
                address(without_value(self.asked, facet, value)),
            )
            for facet, values in self.asked.chosen.items()
            for value in values
        ]

    @cached_property
    def ways_out(self) -> list[WayOut]:
        """Where nothing is found: what dropping one filter, all filters or the words would find, if anything."""
        ways = list(self._changes())
        counts = index.totals([request for _, request in ways])
        return [
            WayOut(text, count, address(request)) for (text, request), count in zip(ways, counts, strict=True) if count
        ]

    @property
    def topics_to_browse(self) -> list[Link]:
        """The topics with the most case studies."""
        most = sorted(index.facet_counts()["topic"].items(), key=lambda pair: -pair[1])[:_TOPICS_TO_BROWSE]
        return [
            Link(
                f"{label_of(self._labels, 'topic', slug)} ({count:,})",
                address(SearchRequest(chosen={"topic": (slug,)}, sort=Sort.NEWEST)),
            )
            for slug, count in most
        ]

    @property
    def _first_page(self) -> SearchRequest:
        return SearchRequest(self.asked.text, self.asked.chosen, self.asked.sort)

    def _changes(self) -> Iterator[tuple[str, SearchRequest]]:
        facets = list(self.asked.chosen)
        for facet in facets:
            names = ", ".join(label_of(self._labels, facet, value) for value in self.asked.chosen[facet])
            yield f"Without “{TITLES[facet]}: {names}”", self.asked.without(facet)
        if len(facets) > 1:
            yield "Without any filter", SearchRequest(self.asked.text, sort=self.asked.sort)
        if self.asked.text and facets:
            yield (
                f"With these filters but without “{self.asked.text}”",
                SearchRequest("", self.asked.chosen, Sort.NEWEST),
            )


def _search(asked: SearchRequest) -> tuple[SearchRequest, SearchResults]:
    """The search and what it found; a page past the last one becomes the last one."""
    found = index.search(asked)
    last = max(1, -(-found.total // asked.page_size))
    if asked.page <= last:
        return asked, found
    asked = SearchRequest(asked.text, asked.chosen, asked.sort, last)
    return asked, index.search(asked)

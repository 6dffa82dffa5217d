"""A page of what was found: what was asked, and every way on from there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from django.core.paginator import Paginator
from django.http import QueryDict

from casestudies import index
from casestudies.finding.addresses import address, parameters, with_only, without_value
from casestudies.finding.filters import FORM_ID, SHORT_LIST, FindingFilters, Labels, in_order
from casestudies.index import Part, SearchRequest, SearchResults, Sort
from casestudies.index.snippets import Sought
from sharing_portal.nhsuk.bound_field import NHSUKBoundField
from sharing_portal.nhsuk.components import Link, Pagination

_QUOTES = re.compile('["“”„‟«»]')


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


class FilterChoice(NamedTuple):
    """One checkbox of a filter."""

    id: str
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class FilterGroup:
    """The choices of one filter: those at once on the page, and those behind "show more".

    There are hundreds on a page: they are not made by the form's widget, which takes longer than the search.
    """

    field: NHSUKBoundField
    plural: str
    is_open: bool
    choices: list[FilterChoice]

    @property
    def shown(self) -> list[FilterChoice]:
        """The first choices."""
        return self.choices[:SHORT_LIST]

    @property
    def more(self) -> list[FilterChoice]:
        """The other choices."""
        return self.choices[SHORT_LIST:]

    @property
    def more_text(self) -> str:
        """What opens the other choices."""
        return f"Show {len(self.more)} more {self.plural}"


class FoundPage:
    """What the templates ask of a search. Takes the parameters and the person. Raises IndexUnavailable.

    A subclass says its route, filters, and what they are called (one and many), and gives the labels of their values.
    """

    form_id = FORM_ID
    route: str
    filters_class: type[FindingFilters]
    titles: dict[str, str]
    plurals: dict[str, str]

    def __init__(self, data: QueryDict, user):
        known = self.labels_of_all(data)
        self.user = user
        self.filters = self.filters_class(data, known)
        self.asked, self.found = _search(self.filters.asked)
        self.labels = self.labels_of_found(known)

    def labels_of_all(self, data: QueryDict) -> Labels:
        """For each filter {value: label} of the values that may be chosen."""
        raise NotImplementedError

    def labels_of_found(self, known: Labels) -> Labels:
        """The same, once it is known what was found."""
        return known

    @property
    def form(self):
        """The form with all filters."""
        return self.filters.form

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
        return Pagination.of(pages.page(self.asked.page), parameters(replace(self.asked, page=1)))

    @property
    def own_address(self) -> str:
        """This page's own address, its parameters in order."""
        return self.address(self.asked)

    @property
    def clear_address(self) -> str:
        """The same words without any filter."""
        return self.address(replace(self.asked, chosen={}, page=1))

    @property
    def mended_text(self) -> str:
        """The words with their spelling mended, where it was."""
        return self.found.text if self.found.understood.mended else ""

    @property
    def did_you_mean(self) -> Link | None:
        """What else may have been meant, where a word is rare."""
        text = self.found.likelier_text
        return Link(text, self.address(replace(self.asked, text=text, page=1))) if text else None

    @cached_property
    def sought(self) -> Sought | None:
        """The words to look for in what was found; None without any."""
        return Sought(self.found.understood) if self.asked.text else None

    @property
    def is_exact(self) -> bool:
        """Whether the words were searched for as they are spelt."""
        return Part.SPELLING in self.asked.off

    @property
    def exact_address(self) -> str:
        """The same search for the words as they were typed."""
        return self.address(replace(self.asked, off=frozenset({Part.SPELLING}), page=1))

    @property
    def place_filters(self) -> list[Link]:
        """A filter for each place, board and organisation the words name, unless chosen or without anything."""
        asked, understood = self.asked, self.found.understood
        narrowest_first = sorted(understood.named, key=lambda named: named.facet, reverse=True)
        offered = [(named.facet, code) for named in narrowest_first for code in named.codes]
        if understood.place:
            offered.append(("region", understood.place.region))
        return [
            Link(self.name_of(facet, value), self.address(with_only(asked, facet, value)))
            for facet, value in offered
            if not asked.chosen.get(facet) and self.found.counts.get(facet, {}).get(value)
        ]

    def address(self, request: SearchRequest) -> str:
        """Where another search on this page is."""
        return address(self.route, request)

    def label_of(self, facet: str, value: str) -> str:
        """What one value is called; the value itself where it has no name any more."""
        return self.labels[facet].get(value, value)

    def name_of(self, facet: str, value: str) -> str:
        """The label of a value where it stands alone: boards are often called like places."""
        label = self.label_of(facet, value)
        return f"NHS {label}" if facet == "board" else label

    @cached_property
    def groups(self) -> list[FilterGroup]:
        """The filters with anything to choose."""
        groups = []
        for place, name in enumerate(self.asked.shelf.facets):
            field, picked = self.form[name], self.asked.chosen.get(name, ())
            if choices := list(_choices(field, self.labels[name], self.found.counts[name], picked)):
                groups.append(FilterGroup(field, self.plurals[name], bool(picked) or place < 2, choices))
        return groups

    @cached_property
    def chosen(self) -> list[ChosenFilter]:
        """Every choice, with the way to take it back."""
        return [
            ChosenFilter(
                self.titles[facet],
                self.label_of(facet, value),
                self.address(without_value(self.asked, facet, value)),
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
            WayOut(text, count, self.address(request))
            for (text, request), count in zip(ways, counts, strict=True)
            if count
        ]

    def _changes(self) -> Iterator[tuple[str, SearchRequest]]:
        facets = list(self.asked.chosen)
        for facet in facets:
            names = ", ".join(self.label_of(facet, value) for value in self.asked.chosen[facet])
            yield f"Without “{self.titles[facet]}: {names}”", self.asked.without(facet)
        if len(facets) > 1:
            yield "Without any filter", replace(self.asked, chosen={}, page=1)
        if self.asked.text and facets:
            without_words = replace(self.asked, text="", sort=Sort.NEWEST, page=1)
            yield f"With these filters but without “{self.asked.text}”", without_words
        understood = self.found.understood
        if (understood.phrases or understood.excluded) and (words := _loosened(self.asked.text)):
            yield f"Without quotes or minus signs: {words}", replace(self.asked, text=words, page=1)


def _choices(
    field: NHSUKBoundField, labels: dict[str, str], counts: dict[str, int], picked: tuple[str, ...]
) -> Iterator[FilterChoice]:
    html_id = field.auto_id
    for number, (value, label) in enumerate(in_order(labels, counts, picked), start=2):
        yield FilterChoice(html_id, value, f"{label} ({counts.get(value, 0):,})", value in picked)
        html_id = f"{field.auto_id}-{number}"


def _loosened(text: str) -> str:
    """The words of a search without its quotes, and without those left out with a minus."""
    return " ".join(word for word in _QUOTES.sub(" ", text).split() if not word.startswith("-"))


def _search(asked: SearchRequest) -> tuple[SearchRequest, SearchResults]:
    """The search and what it found; a page past the last one becomes the last one."""
    found = index.search(asked)
    last = max(1, -(-found.total // asked.page_size))
    if asked.page <= last:
        return asked, found
    asked = replace(asked, page=last)
    return asked, index.search(asked)

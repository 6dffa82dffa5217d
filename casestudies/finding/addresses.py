"""Every state of a search as an address, its parameters always in the same order."""

from dataclasses import replace

from django.http import QueryDict
from django.urls import reverse

from casestudies.index import Part, SearchRequest, Sort


def usual_sort(text: str) -> Sort:
    """The order when nobody asks for one: what fits best first, or without words the newest."""
    return Sort.RELEVANCE if text else Sort.NEWEST


def parameters(request: SearchRequest) -> QueryDict:
    """The parameters of a search, those left out that say nothing."""
    query = QueryDict(mutable=True)
    if request.text:
        query["q"] = request.text
    for facet in request.shelf.facets:
        if values := request.chosen.get(facet):
            query.setlist(facet, values)
    if request.sort is not usual_sort(request.text):
        query["sort"] = str(request.sort)
    if Part.SPELLING in request.off:
        query["exact"] = "1"
    if request.page > 1:
        query["page"] = str(request.page)
    return query


def address(route: str, request: SearchRequest) -> str:
    """The address of a search on the page with this route."""
    query = parameters(request).urlencode()
    return reverse(route) + (f"?{query}" if query else "")


def without_value(request: SearchRequest, facet: str, value: str) -> SearchRequest:
    """The same search with one choice taken back, from its first page."""
    left = tuple(one for one in request.chosen[facet] if one != value)
    return replace(request, chosen={**request.chosen, facet: left}, page=1)


def with_only(request: SearchRequest, facet: str, value: str) -> SearchRequest:
    """The same search with this as the only choice of one facet, from its first page."""
    return replace(request, chosen={**request.chosen, facet: (value,)}, page=1)

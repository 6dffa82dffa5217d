"""Hostile queries are no error, and none takes long, straight to the engine. How many: see queries.py."""

import pytest

from casestudies.index import PITFALLS, SearchRequest, Sort, search
from tests.integration.hostile.queries import CRAFTED, MOST_SECONDS, hostile_queries, longest_taken


def test_hostile_queries_are_no_error_and_none_takes_long(known_words):
    def ask(query: str) -> None:
        results = search(SearchRequest(query))
        assert results.total >= len(results.hits), ascii(query[:200])

    seconds, query = longest_taken(ask, hostile_queries(known_words))
    assert seconds < MOST_SECONDS, ascii(query[:200])


@pytest.mark.usefixtures("portal")
def test_no_page_is_too_far_away():
    for text in ("", "the", '"of the"'):
        first = search(SearchRequest(text))
        for page in (5000, 10**9, 10**18):
            far = search(SearchRequest(text, page=page))
            assert (far.hits, far.total, far.counts) == ([], first.total, first.counts)
        assert search(SearchRequest(text, page=-1)).hits == first.hits


@pytest.mark.usefixtures("portal")
def test_thousands_of_choices_in_every_order_and_on_every_shelf_are_no_error():
    many = tuple(f"value-{number}" for number in range(3000))
    for query in CRAFTED[::9]:
        for sort in Sort:
            search(SearchRequest(query, {"topic": (*many, query[:50]), "tag": many, "region": ("london",)}, sort))
        search(SearchRequest(query, {"kind": many}, shelf=PITFALLS))

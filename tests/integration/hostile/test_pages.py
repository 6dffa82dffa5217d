"""Whatever the address says, every page of finding answers, and soon.

Of two thousand queries every fourth is sent to a page; with HOSTILE_QUERIES=all in the environment every one is.
"""

import os
import random
from itertools import islice

import pytest

from tests.integration.hostile.queries import (
    BROKEN_PERCENTS,
    CRAFTED,
    hostile_queries,
    in_an_address,
    longest_taken,
)

NUMBER = 2000
EVERY = 1 if os.environ.get("HOSTILE_QUERIES") == "all" else 4
MOST_SECONDS = 0.25
PAGES = ["/search/", "/start-pack/", "/lessons/tipping-points/", "/lessons/pitfalls/"]


@pytest.fixture
def get(client, portal):
    """Gets a page by its address exactly as given; anything but a page is an error."""

    def page(path: str, query: str) -> str:
        response = client.get(path, QUERY_STRING=query)
        assert response.status_code == 200, f"{path}?{query[:200]!a}"
        return response.content.decode()

    for path in PAGES:
        page(path, "q=falls&plan=falls+and+frailty")
    return page


def test_hostile_queries_give_a_page_and_none_takes_long(get, known_words):
    dice = random.Random(7)

    def ask(query: str) -> None:
        words = in_an_address(query, dice)
        get(dice.choice(PAGES), f"q={words}&plan={words}{_more(dice, words)}")

    seconds, query = longest_taken(ask, islice(hostile_queries(NUMBER, known_words), 0, None, EVERY))
    assert seconds < MOST_SECONDS, ascii(query[:200])


def _more(dice: random.Random, words: str) -> str:
    """Now and then a filter, an order, a page that cannot be."""
    more = [
        f"topic={words[:300]}",
        f"region={words[:300]}&setting={words[:300]}",
        "sort=%00",
        "exact=1",
        "page=99999999",
    ]
    return "&" + dice.choice([*more, f"page={words[:40]}", "sort=newest", "q=again&plan=again", f"{words[:60]}=1"])


@pytest.mark.parametrize("path", PAGES)
def test_broken_percents_and_thousands_of_parameters_give_a_page(get, path):
    for broken in BROKEN_PERCENTS:
        get(path, f"q={broken}&plan={broken}&topic={broken}&page={broken}")
        get(path, broken)
    for name in ("topic", "tag", "region", "setting", "q", "page", "plan", "nonsense"):
        get(path, "&".join(f"{name}=value-{number}" for number in range(4000)))


@pytest.mark.parametrize("path", PAGES)
def test_nothing_that_is_typed_becomes_markup(get, path):
    for query in CRAFTED:
        if "<" in query:
            words = in_an_address(query, random.Random(1))
            html = get(path, f"q={words}&plan={words}&topic={words}&sort={words}&page={words}")
            assert query not in html

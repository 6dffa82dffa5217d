"""Whatever the address says, every page of finding answers, and soon. How many queries are sent: see queries.py."""

import random
from urllib.parse import unquote_to_bytes

import pytest

from casestudies.models import Topic
from tests.factories import make_user
from tests.integration.hostile.queries import (
    BROKEN_PERCENTS,
    CRAFTED,
    MOST_SECONDS,
    hostile_queries,
    in_an_address,
    longest_taken,
)

# Each with the parameter that takes words.
WORDS = {
    "/search/": "q",
    "/start-pack/": "plan",
    "/lessons/tipping-points/": "q",
    "/lessons/pitfalls/": "q",
    "/asked-for/": "topic",
    "/asked-for/tell/": "text",
    "/organisations/find/": "q",
}
# Whose addresses name what they are about.
NAMED = ["/topics/", "/regions/", "/boards/", "/organisations/", "/tags/", "/people/", "/case-studies/"]


@pytest.fixture
def get(client, portal):
    """Gets a page by its address exactly as given; anything but a page is an error."""

    def page(path: str, query: str = "", *, may_be_missing: bool = False) -> str:
        response = client.get(path, QUERY_STRING=query)
        assert response.status_code in ((200, 301, 404) if may_be_missing else (200,)), f"{path}?{query[:200]!a}"
        return response.content.decode()

    client.force_login(make_user())
    for path, name in WORDS.items():
        page(path, f"{name}=falls+and+frailty")
    return page


def test_hostile_queries_give_a_page_and_none_takes_long(get, known_words):
    dice = random.Random(7)

    def ask(query: str) -> None:
        words = in_an_address(query, dice)
        if dice.random() < 0.2:
            get(f"{dice.choice(NAMED)}{_in_a_path(words)}/", may_be_missing=True)
        else:
            path, name = dice.choice(list(WORDS.items()))
            get(path, f"{name}={words}{_more(dice, words)}")

    seconds, query = longest_taken(ask, hostile_queries(known_words))
    assert seconds < MOST_SECONDS, ascii(query[:200])


def _in_a_path(words: str) -> str:
    """As the server hands over what stands in a path: percents undone, whatever bytes that gives."""
    return unquote_to_bytes(words[:2000]).decode("latin-1")


def _more(dice: random.Random, words: str) -> str:
    """A filter, an order, a page that cannot be."""
    more = [
        f"topic={words[:300]}",
        f"region={words[:300]}&setting={words[:300]}",
        f"tag={words[:300]}&organisation={words[:300]}&board={words[:300]}",
        "sort=%00",
        "exact=1",
        "page=99999999",
    ]
    return "&" + dice.choice([*more, f"page={words[:40]}", "sort=newest", "q=again&plan=again", f"{words[:60]}=1"])


def test_broken_percents_and_thousands_of_parameters_give_a_page(get):
    for path, name in WORDS.items():
        for broken in BROKEN_PERCENTS:
            get(path, "&".join(f"{each}={broken}" for each in (name, "topic", "tag", "organisation", "region", "page")))
            get(path, broken)
        for many in (name, "topic", "tag", "organisation", "nonsense"):
            get(path, "&".join(f"{many}=value-{number}" for number in range(4000)))


def test_a_name_nobody_has_is_not_found(get):
    for path in NAMED:
        for name in ("\0", "a\0b", "%", " ", "'", "\xff\xfe", "x" * 5000, f"{Topic.objects.first().slug}\0"):
            assert "Page not found" in get(f"{path}{name}/", may_be_missing=True)


def test_nothing_that_is_typed_becomes_markup(get):
    for path, name in WORDS.items():
        for query in CRAFTED:
            if "<" in query:
                words = in_an_address(query, random.Random(1))
                html = get(path, f"{name}={words}&topic={words}&sort={words}&page={words}")
                assert query not in html

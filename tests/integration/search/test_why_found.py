"""A card says why it was found, and going back shows the filters of the page one goes back to."""

import re

import pytest
from django.urls import reverse

from casestudies.index import follow
from casestudies.models import Edition
from casestudies.states import Status
from casestudies.vocabulary import Role
from tests.factories import make_draft, make_imported, take_to

pytestmark = pytest.mark.django_db


def page_of(client, route: str = "search:search", **asked) -> str:
    follow()
    return client.get(reverse(route), asked).content.decode()


def words_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_card_without_the_words_says_which_topic_or_tag_it_was_found_under(client):
    draft = make_draft(headline="Socks", problem="Feet were cold.", result="Feet are warm.")
    draft.tags.add("night shift", "yellow wool")
    take_to(Status.PUBLISHED, draft)
    assert "Feet are warm. Found under: yellow wool" in words_of(page_of(client, q="wool"))
    for asked in ({"q": "socks"}, {"q": "warm"}, {}):
        assert "Found under" not in page_of(client, **asked)


@pytest.mark.parametrize("route", ["search:search", "lessons:pitfalls", "lessons:tipping_points"])
def test_browsers_do_not_bring_back_what_was_ticked_after_the_page_was_made(client, route):
    make_imported()
    form = re.search(r'<form class="search-words"[^>]*>', page_of(client, route))
    assert 'autocomplete="off"' in form[0]


def test_a_card_says_which_answer_it_was_found_by_when_it_shows_none_of_its_texts(client):
    draft = make_draft(headline="Socks", problem="Feet were cold.", result="Feet are warm.")
    Edition.objects.filter(pk=draft.pk).update(
        cost_note="We bought two looms.", unintended="Cats like them.", place="Ward Nine"
    )
    draft.tipping_points.create(role=Role.FINANCE, who="A doubtful knitter", what_turned_them="Warm toes.")
    draft.credits.create(name="Ottoline Brack", job_role="Weaver")
    draft.outcomes.create(measure="Blisters", category="safety", direction="better")
    take_to(Status.PUBLISHED, draft)
    for words, said in {
        "looms": "From what it cost: We bought two looms",
        "cats": "From what helped and what got in the way: Cats like them.",
        "knitter": "From a tipping point: A doubtful knitter",
        "weaver": "From people: Weaver",
        "blisters": "From outcomes in numbers: Blisters",
        "finance": "Found under: Finance",
        "nine": "Found under: Ward Nine",
    }.items():
        assert said in words_of(page_of(client, q=words)), words
    assert "Result: Feet are warm." in words_of(page_of(client, q="looms"))
    assert "Result:" not in page_of(client, q="warm")


def test_the_words_are_marked_in_the_headline(client):
    make_imported(headline="Warm socks & <b>shoes</b>")
    assert "Warm <mark>socks</mark> &amp; &lt;b&gt;<mark>shoes</mark>&lt;/b&gt;</a>" in page_of(client, q="socks shoes")


@pytest.mark.parametrize("asked", ["did not work", "what failed?", "didn't work"])
def test_who_looks_for_what_failed_is_led_to_it(client, asked):
    make_imported(headline="Socks that shrank", result_direction="no_change")
    make_imported(headline="Socks that stayed", result_direction="better")
    html = page_of(client, q=f"{asked} socks")
    led = re.search(r'See <a href="([^"]+)">case studies that did not work</a> and <a href="([^"]+)">', html)
    there = client.get(led[1].replace("&amp;", "&")).content.decode()
    assert "shrank" in there
    assert "stayed" not in there
    assert led[2].startswith("/lessons/pitfalls/?q=")
    assert 'href="/search/?status=did_not_work"' in page_of(client, q=asked)
    assert "Looking for what failed?" not in page_of(client, q="heart failure socks") + there


def test_one_key_leads_past_the_filters_to_the_results(client):
    make_imported()
    html = page_of(client)
    assert html.index('href="#results"') < html.index('id="filters"') < html.index('id="results"')

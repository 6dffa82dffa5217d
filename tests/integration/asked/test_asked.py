"""Telling what one looks for, the board of it, and what neither of them keeps."""

import re
from html import unescape

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from casestudies.asked.actions import tell
from casestudies.asked.views import WISHES
from casestudies.asked.wording import tidied
from casestudies.index import follow
from casestudies.models import Topic, Wish
from improvers.models import Region, TryCount
from improvers.roles import Role
from tests.factories import make_imported, make_user

pytestmark = pytest.mark.django_db

TELL = "/asked-for/tell/"


@pytest.fixture(autouse=True)
def fresh_cache(db):
    """Nobody said anything yet."""
    cache.clear()
    yield
    cache.clear()


def wish(text: str, topic: str = "", region: str = "", why: str = "nothing") -> Wish:
    return tell(
        text=text,
        why=why,
        topic=Topic.objects.filter(slug=topic).first(),
        region=Region.objects.filter(slug=region).first(),
    )


def board(client, query: str = "") -> str:
    """The words of the board."""
    html = client.get(f"/asked-for/{query}").content.decode()
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html.split("<main", 1)[1].split("</main>")[0])).split())


def test_everybody_can_tell_and_is_thanked(client):
    response = client.post(TELL, {"text": "Hearing clinics", "topic": "falls", "region": "wales", "why": "nothing"})
    thanks = client.get(response["Location"]).content.decode()
    assert 'href="/search/?q=Hearing%20clinics">Search again for “Hearing clinics”' in thanks
    kept = Wish.objects.get()
    assert (kept.text, kept.topic.slug, kept.region.slug, kept.why) == ("Hearing clinics", "falls", "wales", "nothing")
    assert "Hearing clinics" in board(client)


def test_a_wish_keeps_nothing_of_who_said_it(client):
    client.force_login(make_user(name="Canary Name"))
    client.post(TELL, {"text": "Hearing clinics", "why": "not_it"}, REMOTE_ADDR="192.0.2.77")
    kept = {field.name for field in Wish._meta.get_fields()}
    assert kept == {"id", "text", "words", "topic", "region", "why", "on", "is_hidden"}
    assert Wish._meta.get_field("on").get_internal_type() == "DateField"
    assert "192.0.2.77" not in repr([*TryCount.objects.values()])


def test_addresses_and_numbers_are_taken_out_before_anything_is_kept(client):
    client.post(TELL, {"text": "Falls, ask jo@nhs.net or 0161 496 0000", "why": "nothing"})
    assert Wish.objects.get().text == "Falls, ask or"


@pytest.mark.parametrize("text", ["", "   ", "jo@nhs.net", "0161 496 0000", "?!"])
def test_a_wish_without_words_is_asked_for_again(client, text):
    html = client.post(TELL, {"text": text, "why": "nothing"}).content.decode()
    assert "There is a problem" in html
    assert "<title>Error: " in html
    assert not Wish.objects.exists()


@pytest.mark.parametrize("broken", [{"topic": "magic"}, {"region": "atlantis"}, {"why": "because"}])
def test_what_nobody_offers_is_refused(client, broken):
    response = client.post(TELL, {"text": "Hearing clinics", "why": "nothing", **broken})
    assert "There is a problem" in response.content.decode()
    assert not Wish.objects.exists()


def test_the_form_needs_its_token():
    response = Client(enforce_csrf_checks=True).post(TELL, {"text": "Hearing clinics", "why": "nothing"})
    assert response.status_code == 403
    assert not Wish.objects.exists()


def test_saying_the_same_again_on_the_same_day_counts_once(client):
    for text in ("Falls in care homes", "care home falls"):
        assert client.post(TELL, {"text": text, "why": "nothing"}).status_code == 302
    assert Wish.objects.count() == 1
    client.post(TELL, {"text": "Falls in care homes", "why": "nothing"}, REMOTE_ADDR="192.0.2.9")
    assert Wish.objects.count() == 2


def test_one_address_says_so_much_in_an_hour_and_no_more(client):
    for number in range(WISHES.most):
        assert client.post(TELL, {"text": f"Thing {number}", "why": "nothing"}).status_code == 302
    response = client.post(TELL, {"text": "One more", "why": "nothing"})
    assert response.status_code == 429
    assert "Wait an hour" in response.content.decode()
    assert "One more" in response.content.decode()
    assert Wish.objects.count() == WISHES.most
    other = client.post(TELL, {"text": "One more", "why": "nothing"}, REMOTE_ADDR="192.0.2.9")
    assert other.status_code == 302


def test_everybody_together_says_so_much_in_an_hour(client, monkeypatch):
    monkeypatch.setattr(WISHES, "most_of_all", 3)
    answers = [
        client.post(TELL, {"text": "Falls", "why": "nothing"}, REMOTE_ADDR=f"192.0.2.{number}").status_code
        for number in range(5)
    ]
    assert answers == [302, 302, 302, 429, 429]


def test_a_search_without_results_offers_the_form_filled_in(client):
    make_imported()
    follow()
    html = client.get("/search/", {"q": "xyzzy plugh", "topic": "falls", "region": "wales"}).content.decode()
    form = html.split('action="/asked-for/tell/"')[1].split("</form>")[0]
    assert 'value="xyzzy plugh"' in form
    assert '<option value="falls" selected>' in form
    assert '<option value="wales" selected>' in form
    assert 'name="why" value="nothing"' in form
    assert "csrfmiddlewaretoken" in form


def test_a_search_with_results_leads_to_the_form(client):
    make_imported(headline="Socks & bands")
    follow()
    html = client.get("/search/", {"q": "socks & bands", "topic": "falls"}).content.decode()
    href = unescape(re.search(r'href="(/asked-for/tell/[^"]*)"', html)[1])
    form = client.get(href).content.decode()
    assert 'value="socks &amp; bands"' in form
    assert '<option value="falls" selected>' in form
    assert 'name="why" value="not_it"' in form


NAMED_PLACE = '<option value="north-east-and-yorkshire" selected>'


def test_the_place_that_a_search_names_is_the_place_of_the_wish(client):
    make_imported(headline="Socks")
    follow()
    html = client.get("/search/", {"q": "socks leeds"}).content.decode()
    href = unescape(re.search(r'href="(/asked-for/tell/[^"]*)"', html)[1])
    assert NAMED_PLACE in client.get(href).content.decode()
    assert NAMED_PLACE in client.get("/search/", {"q": "xyzzy leeds"}).content.decode()


def test_large_numbers_are_parted_at_their_thousands(client):
    Wish.objects.bulk_create([Wish(text="Socks", words="sock", why="nothing")] * 1200)
    assert "Asked 1,200 times" in board(client)


def test_browsing_without_words_asks_for_no_wish(client):
    make_imported()
    follow()
    assert TELL not in client.get("/search/").content.decode()


def test_the_same_wishes_stand_together_the_most_asked_first(client):
    wish("Hearing clinics", topic="cancer")
    wish("falls in care homes", topic="falls", region="wales")
    wish("Care home falls", region="london")
    wish("Virtual wards")
    text = board(client)
    assert "3 things asked for" in text
    assert "Care home falls Asked twice" in text
    assert "Falls and fractures · London · Wales" in text
    assert text.index("Care home falls") < text.index("Virtual wards") < text.index("Hearing clinics")
    newest = board(client, "?sort=newest")
    assert newest.index("Virtual wards") < newest.index("Care home falls") < newest.index("Hearing clinics")


def test_the_board_is_narrowed_by_topic_and_place_and_ignores_what_it_does_not_know(client):
    wish("Hearing clinics", topic="cancer")
    wish("falls in care homes", topic="falls", region="wales")
    assert "Hearing" not in board(client, "?topic=falls")
    assert "care homes" not in board(client, "?topic=cancer")
    assert "Falls and fractures (1)" in board(client)
    assert "Nobody has asked for anything there yet" in board(client, "?topic=cancer&region=wales")
    text = board(client, "?topic=magic&region=atlantis&sort=sideways&page=nine&colour=red")
    assert "2 things asked for" in text


def test_hiding_one_wish_hides_all_in_the_same_words_and_keeps_them_hidden(client):
    kept = wish("Rude words", topic="falls")
    wish("words, rude!")
    wish("Virtual wards")
    Wish.objects.filter(pk=kept.pk).update(is_hidden=True)
    wish("RUDE WORD")
    text = board(client)
    assert "ude" not in text
    assert "Falls and fractures" not in text
    assert "1 thing asked for" in text


def test_moderators_hide_wishes_and_change_nothing_else(client):
    kept = wish("Rude words")
    client.force_login(make_user(Role.MODERATOR))
    address = f"/admin/casestudies/wish/{kept.pk}/change/"
    client.post(address, {"is_hidden": "on", "text": "Changed", "why": "not_it"})
    kept.refresh_from_db()
    assert (kept.is_hidden, kept.text, kept.why) == (True, "Rude words", "nothing")
    assert "Rude" not in board(Client())


def test_wishes_are_shown_as_text_without_links(client):
    wish("<script>alert(1)</script> see http://example.com <a href='x'>x</a>")
    html = client.get("/asked-for/").content.decode()
    assert "<script>alert" not in html
    assert "example.com" not in html
    assert "<a href='x'" not in html


def test_the_board_takes_as_many_queries_for_three_as_for_one(client):
    wish("Thing 0", topic="falls", region="wales")
    with CaptureQueriesContext(connection) as one:
        client.get("/asked-for/")
    for number in range(1, 3):
        wish(f"Thing {number}", topic="cancer", region="london")
    with CaptureQueriesContext(connection) as three:
        client.get("/asked-for/")
    assert len(one) == len(three) <= 6


def test_a_long_board_has_pages(client):
    for number in range(27):
        wish(f"Thing {number}")
    assert "Thing 0" not in board(client)
    assert "Thing 0" in board(client, "?page=2")


def test_an_empty_board_says_how_to_fill_it(client):
    assert "Nobody has asked for anything yet" in board(client)


@pytest.mark.parametrize("address", ["/", "/about/"])
def test_the_board_is_found_from_the_front_page_and_about(client, address):
    assert 'href="/asked-for/"' in client.get(address).content.decode().split("<main")[1].split("</main>")[0]


def test_a_wish_leads_to_sharing_it_and_to_what_there_is_by_now(client):
    wish("Falls & care homes")
    html = client.get("/asked-for/").content.decode()
    assert 'Have you done this? <a href="/share/">Share it' in html
    assert 'href="/search/?q=Falls%20%26%20care%20homes"' in html


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Falls of Mr John Smith at night", "Falls of at night"),
        ("The clinic of Dr. O’Neill", "The clinic of"),
        ("MS clinic, MR scans, Baby Friendly", "MS clinic, MR scans, Baby Friendly"),
    ],
)
def test_somebody_with_a_title_is_taken_out(typed, kept):
    assert tidied(typed) == kept

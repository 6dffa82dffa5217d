"""The front page and the other pages everybody can read."""

import re

import pytest
from django.core.cache import caches
from django.db import connection
from django.template.loader import get_template
from django.test.utils import CaptureQueriesContext

from casestudies import index
from casestudies.index import follower
from casestudies.models import Edition
from casestudies.states import Status
from improvers.models import Region
from tests.factories import make_draft, make_edition, make_organisation, make_published, make_user, take_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted(monkeypatch):
    """Has the index answer with these counts."""
    counts = {"topic": {"falls": 3}, "region": {"london": 2, "wales": 1}}
    monkeypatch.setattr(index, "facet_counts", lambda: counts)


def with_pitfall(**pitfall):
    edition = make_draft()
    edition.pitfalls.create(what="Too short", order=0)
    edition.pitfalls.create(order=1, **pitfall)
    return take_to(Status.PUBLISHED, edition)


def test_the_search_box_asks_the_search_page(client, counted):
    html = client.get("/").content.decode()
    assert 'action="/search/"' in html
    assert 'name="q"' in html


def test_topics_with_something_behind_them_and_all_regions_lead_to_their_pages(client, counted):
    html = client.get("/").content.decode()
    assert '<a href="/topics/falls/">Falls and fractures</a> <span class="portal-browse__count">(3' in html
    assert '<a href="/regions/london/">London</a> <span class="portal-browse__count">(2' in html
    assert "/topics/cancer/" not in html
    assert html.count('<a href="/regions/') == Region.objects.count()


def test_the_picture_of_the_regions_says_what_the_list_says_to_every_reader(client, counted):
    html = client.get("/").content.decode()
    picture = html.split('<svg class="portal-map"')[1].split("</svg>")[0]
    tiles = re.findall(r'<a class="portal-map__tile" href="(/regions/[^"]+)" aria-label="[^"]+">', picture)
    assert sorted(tiles) == sorted(f"/regions/{slug}/" for slug in Region.objects.values_list("slug", flat=True))
    assert 'role="group" aria-label="Map of regions and nations"' in picture.split(">")[0]
    assert 'aria-label="London, 2 case studies"' in picture
    assert 'aria-label="Wales, 1 case study"' in picture
    london = picture.split('href="/regions/london/"')[1].split("</a>")[0]
    assert re.findall(r"<text[^>]*>([^<]*)</text>", london) == ["London", "2"]


def test_without_the_index_every_topic_and_region_is_offered_without_numbers(client, monkeypatch):
    def broken():
        raise index.IndexUnavailable

    monkeypatch.setattr(index, "facet_counts", broken)
    html = client.get("/").content.decode()
    assert "/topics/cancer/" in html
    assert "portal-browse__count" not in html
    assert "portal-map__count" not in html
    assert html.count('<a href="/regions/') == Region.objects.count()


def test_the_newest_six_are_shown_and_nothing_that_is_not_published(client, counted):
    for status in (Status.DRAFT, Status.SUBMITTED, Status.REJECTED, Status.UNPUBLISHED):
        make_edition(status, headline=f"Canary {status}").pitfalls.create(what="Canary what", instead="Canary instead")
    for number in range(7):
        make_published(headline=f"Headline {number}")
    html = client.get("/").content.decode()
    assert "Canary" not in html
    assert "Headline 0" not in html
    assert [f"Headline {number}" in html for number in range(1, 7)] == [True] * 6
    assert "See all 7 case studies" in html


def test_things_to_skip_lead_to_their_place_in_their_case_study(client, counted):
    edition = with_pitfall(what="We bought 40 mats", instead="Count first")
    html = client.get("/").content.decode()
    assert "We bought 40 mats" in html
    assert "Count first" in html
    assert f"/case-studies/{edition.case_study.public_id}/" in html
    assert "#pitfall-2" in html
    assert (
        'id="pitfall-2"' in client.get(f"/case-studies/{edition.case_study.public_id}/", follow=True).content.decode()
    )


def test_the_front_page_takes_as_many_queries_for_six_as_for_one(client, counted, monkeypatch):
    monkeypatch.setattr(follower, "SECONDS_BETWEEN_CHECKS", 3600)  # a slow machine would look for news in between
    with_pitfall(what="One", instead="Two")
    client.get("/")
    with CaptureQueriesContext(connection) as one:
        client.get("/")
    for _ in range(5):
        with_pitfall(what="One", instead="Two")
    caches["memory"].clear()
    with CaptureQueriesContext(connection) as six:
        client.get("/")
    assert len(six) == len(one)
    assert len(one) <= 5


def test_a_card_says_nothing_where_an_answer_is_missing(client, counted):
    edition = make_published(summary="In short")
    Edition.objects.filter(pk=edition.pk).update(result="", organisation=None, organisation_name="", region=None)
    html = client.get("/").content.decode()
    assert "In short" in html
    assert "None" not in html


def test_a_portal_without_case_studies_asks_for_the_first(client, monkeypatch):
    monkeypatch.setattr(index, "facet_counts", lambda: {"topic": {}, "region": {}})
    assert "Be the first to share" in client.get("/").content.decode()


@pytest.mark.parametrize("url", ["/about/", "/accessibility/"])
def test_everybody_can_read_about_the_portal(client, url):
    assert client.get(url).status_code == 200


@pytest.mark.parametrize(
    ("role", "there"), [("", []), ("improver", ["My case studies"]), ("moderator", ["My case studies", "Moderation"])]
)
def test_the_header_leads_each_person_where_they_can_go(client, counted, role, there):
    if role:
        client.force_login(make_user(role))
    html = client.get("/").content.decode()
    for link in ("My case studies", "Moderation"):
        assert (f">{link}</a>" in html) == (link in there)
    assert ("Sign out" in html) == bool(role)
    assert ("Create an account" in html) == (not role)


@pytest.mark.parametrize("name", ["400.html", "500.html", "403_csrf.html"])
def test_pages_for_a_broken_portal_need_nothing(name, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert "<h1" in get_template(name).render({})


def test_a_form_without_its_token_is_refused_in_plain_words():
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user())
    edition = make_published(organisation=make_organisation())
    response = client.post(f"/thank-you/{edition.case_study.public_id}/")
    assert response.status_code == 403
    assert "could not accept that" in response.content.decode()

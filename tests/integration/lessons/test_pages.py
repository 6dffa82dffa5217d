"""The pages of lessons: what they show, of whom, and what they never show."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casestudies import index, workflow
from casestudies.drafting.actions import start_edition
from casestudies.index import follow
from casestudies.index.engine import engine
from casestudies.models import Edition
from casestudies.states import Status
from improvers.roles import Role
from tests.factories import make_draft, make_organisation, make_user, take_to
from tests.integration.lessons.conftest import PITFALLS, TIPPING_POINTS, address_of, sources, text_of

pytestmark = pytest.mark.django_db

ROUTES = pytest.mark.parametrize("route", [TIPPING_POINTS, PITFALLS])


def socks(**more):
    return {
        "points": [{"who": "Sock porters", "role": "estates", "what_turned_them": "They counted the socks."}],
        "pitfalls": [{"kind": "supplier", "what": "Nine kinds of socks."}],
        **more,
    }


def test_a_tipping_point_says_who_from_where_to_where_what_turned_them_and_where_it_is_from(lessons, tell):
    edition = tell(
        headline="Socks <b>for</b> all",
        organisation=make_organisation(name="Pendle Trust"),
        place="Rowan ward",
        points=[
            {"who": "First"},
            {
                "who": "Two surgeons",
                "role": "consultants",
                "before": "against",
                "after": "champion",
                "trigger": "saw_data",
                "what_turned_them": "We showed <i>their</i> own numbers.",
                "when": "Month 3",
            },
        ],
    )
    response = lessons(TIPPING_POINTS, role="consultants")
    for said in (
        "Two surgeons", "Consultants", "Against it", "Championing it", "Saw the data", "We showed <i>their</i> own",
        "When: Month 3", "From: Socks <b>for</b> all Worked", "Pendle Trust, Rowan ward, London", "Published",
    ):  # fmt: skip
        assert said in text_of(response)
    assert sources(response) == [address_of(edition, "tipping-point-2")]
    assert "What turned consultants?" in response.content.decode()


def test_a_pitfall_says_what_why_how_much_what_to_do_instead_and_where_it_is_from(lessons, tell):
    edition = tell(
        result_direction="worse",
        pitfalls=[
            {
                "kind": "supplier",
                "what": "Bought 40 alarms.",
                "why": "The ward next door had them.",
                "time_lost": "50_200",
                "money_lost": "1k_10k",
                "instead": "Count falls first.",
            }
        ],
    )
    response = lessons(PITFALLS)
    for said in (
        "Supplier or equipment", "Bought 40 alarms.", "The ward next door had them.", "50 to 200 hours",
        "£1,000 to £10,000", "Do this instead Count falls first.", "Did not work",
    ):  # fmt: skip
        assert said in text_of(response)
    assert sources(response) == [address_of(edition, "pitfall-1")]


@ROUTES
def test_every_link_to_a_case_study_leads_to_the_lesson_itself(route, lessons, tell, client):
    tell(**socks(points=[{"who": "A"}, {"who": "B"}, {"who": "C"}], pitfalls=[{"what": "A"}, {"what": "B"}]))
    links = sources(lessons(route))
    assert len(links) == (3 if route == TIPPING_POINTS else 2)
    for link in links:
        address, anchor = link.split("#")
        assert f'id="{anchor}"' in client.get(address).content.decode()


@ROUTES
def test_words_find_what_was_said_and_its_case_study(route, lessons, tell):
    wanted = tell(headline="Yellow bands", **socks())
    tell(headline="Other", points=[{"who": "Others"}], pitfalls=[{"what": "Other things."}])
    for words in ("socks", '"socks"', "sock porters" if route == TIPPING_POINTS else "supplier socks", "yellow bands"):
        found = sources(lessons(route, q=words))
        assert len(found) == 1, words
        assert wanted.case_study.public_id in found[0]


@ROUTES
def test_a_lesson_is_gone_at_once_when_its_case_study_is_taken_down(route, lessons, tell):
    edition = tell(**socks())
    assert len(sources(lessons(route))) == 1
    workflow.move(
        edition=edition,
        to=Status.UNPUBLISHED,
        by=make_user(Role.MODERATOR),
        expected_version=edition.version,
        comment="Asked to",
    )
    assert sources(lessons(route)) == []


@ROUTES
def test_what_is_not_published_never_shows_whatever_the_index_says(route, lessons, tell, client):
    edition = tell(**socks())
    follow()
    Edition.objects.filter(pk=edition.pk).update(status=Status.UNPUBLISHED)  # behind the index's back
    for user in (None, edition.case_study.lead, make_user(Role.MODERATOR)):
        if user:
            client.force_login(user)
        response = lessons(route)
        assert sources(response) == []
        assert "socks" not in text_of(response).lower()


@ROUTES
def test_no_word_of_what_is_not_published_shows_to_anybody(route, lessons, tell, client):
    tell(points=[{"who": "Shown"}], pitfalls=[{"what": "Shown"}])
    canary = {
        "points": [{"who": "Canary", "role": "estates", "trigger": "crisis", "what_turned_them": "canary"}],
        "pitfalls": [{"kind": "money", "what": "Canary", "time_lost": "over_1000", "money_lost": "over_250k"}],
        "topics": ["cancer"],
    }
    hidden = [tell(status=status, **canary) for status in set(Status) - {Status.PUBLISHED, Status.SUPERSEDED}]
    for user in (None, make_user(Role.MODERATOR), *(edition.case_study.lead for edition in hidden[:2])):
        if user:
            client.force_login(user)
        for parameters in ({}, {"topic": "cancer"}, {"role": "estates"}, {"kind": "money"}):
            assert "canary" not in text_of(lessons(route, **parameters)).lower()
        assert "canary" not in text_of(lessons("lessons:home")).lower()
        for parameters in ({"q": "canary"}, {"topic": "cancer"}):
            assert "Nothing found" in text_of(lessons(route, **parameters))
    for unseen in ("Estates", "Cancer", "More than"):
        assert unseen not in text_of(lessons(route))


def test_readers_keep_the_published_lessons_while_a_newer_edition_is_in_the_works(lessons, tell):
    edition = tell(points=[{"who": "Old words"}])
    newer = start_edition(case_study=edition.case_study, by=edition.case_study.lead)
    newer.tipping_points.update(who="New words")
    assert "Old words" in text_of(lessons(TIPPING_POINTS))
    take_to(Status.PUBLISHED, newer)
    response = lessons(TIPPING_POINTS)
    assert "New words" in text_of(response)
    assert "Old words" not in text_of(response)
    assert len(sources(response)) == 1


@ROUTES
def test_a_longer_list_takes_as_many_queries_as_a_short_one(route, lessons, tell, client):
    def queries() -> int:
        lessons(route)
        engine(shelf).checked_at = float("-inf")
        with CaptureQueriesContext(connection) as captured:
            assert client.get(reverse(route)).status_code == 200
        return len(captured)

    shelf = index.TIPPING_POINTS if route == TIPPING_POINTS else index.PITFALLS
    tell(**socks())
    one = queries()
    for _ in range(2):
        tell(**socks())
    assert queries() == one <= 6


def test_filters_narrow_or_within_one_and_between_several_and_can_be_taken_back(lessons, tell):
    tell(topics=["falls"], points=[{"who": "A", "role": "gps", "trigger": "peer"}])
    tell(topics=["cancer"], points=[{"who": "B", "role": "gps", "trigger": "crisis"}])
    tell(topics=["cancer"], points=[{"who": "C", "role": "unions", "trigger": "peer"}])
    assert len(sources(lessons(TIPPING_POINTS, role=["gps", "unions"]))) == 3
    response = lessons(TIPPING_POINTS, role=["gps"], topic=["cancer"])
    assert len(sources(response)) == 1
    text = text_of(response)
    assert "Staff side and unions (1)" in text  # a facet's own choice does not narrow its counts
    assert "A crisis forced it (1)" in text
    assert "A respected colleague spoke up (" not in text
    assert 'href="/lessons/tipping-points/?topic=cancer"' in response.content.decode()


@ROUTES
@pytest.mark.parametrize(
    "parameters",
    [
        {"role": "nobody", "kind": "nothing", "topic": "no-such", "page": "-1", "sort": "thanked", "before": "x"},
        {"q": '\x00\ufffd " ( AND -"', "page": "99999999999999"},
        {"q": "x" * 10_000, "sort": "'; DROP TABLE", "region": "<script>alert(1)</script>"},
        {"role": ["consultants"] * 150, "unknown": "1"},
        {"q": "headline:* OR lesson:1 ~!^", "page": "<b>"},
    ],
)
def test_anything_people_put_into_the_address_gives_a_page(route, parameters, lessons, tell):
    tell(**socks())
    response = lessons(route, **parameters)
    assert "<script>alert" not in response.content.decode()


@ROUTES
def test_unknown_values_are_ignored(route, lessons, tell):
    tell(**socks())
    assert len(sources(lessons(route, topic="no-such", region="narnia", page="17", sort="thanked"))) == 1


@ROUTES
def test_pages_hold_twenty_and_together_everything(route, lessons, tell):
    for _ in range(3):
        tell(points=[{"who": "W"}] * 15, pitfalls=[{"what": "W"}] * 15)
    pages = [sources(lessons(route, page=page)) for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [20, 20, 5]
    assert len({link for page in pages for link in page}) == 45


@ROUTES
def test_with_nothing_shared_the_page_asks_for_it(route, lessons):
    assert "Nothing has been shared yet." in text_of(lessons(route))


@ROUTES
def test_where_nothing_is_found_the_page_says_what_would_find_something(route, lessons, tell):
    tell(**socks(topics=["falls"]))
    tell(topics=["cancer"], points=[{"who": "A"}], pitfalls=[{"what": "B"}])
    text = text_of(lessons(route, q="socks", topic="cancer"))
    assert "Nothing found" in text
    assert "Without “Topic: Cancer” (1)" in text
    assert (
        '/asked-for/tell/?text=socks%20%26%20shoes"'
        in lessons(route, q="socks & shoes", topic="cancer").content.decode()
    )


@ROUTES
def test_without_an_index_the_page_says_so_and_when_to_come_back(route, client, settings, tmp_path):
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    settings.INDEX_DIR = blocked / "index"
    for address in (reverse(route), reverse("lessons:home")):
        response = client.get(address)
        assert response.status_code == 503
        assert response["Retry-After"]


def test_the_way_in_answers_what_turned_whom_and_what_wasted_most(lessons, tell):
    tell(
        points=[
            {"role": "consultants", "trigger": "saw_data"},
            {"role": "consultants", "trigger": "saw_data"},
            {"role": "finance", "trigger": "peer"},
            {"role": "other", "trigger": "peer"},
        ],
        pitfalls=[
            {"kind": "technology", "time_lost": "over_1000", "money_lost": "none"},
            {"kind": "money", "time_lost": "under_10", "money_lost": "over_250k"},
        ],
    )
    response = lessons("lessons:home")
    text = text_of(response)
    for said in (
        "4 moments", "2 failures and dead ends", "Saw the data (What turned consultants?) 2 2 tipping points",
        "A respected colleague spoke up (What turned finance?) 1 1 tipping point",
        "Technology (What wasted most time?) 1 1 thing to skip", "Money (What wasted most money?) 1 1 thing to skip",
    ):  # fmt: skip
        assert said in text
    assert "somebody else" not in text
    assert "/lessons/tipping-points/?role=consultants&amp;trigger=saw_data" in response.content.decode()


def test_a_case_study_leads_to_more_lessons_like_its_own(tell, client):
    edition = tell(points=[{"role": "gps", "trigger": "peer"}], pitfalls=[{"kind": "money", "what": "X"}])
    page = client.get(edition.case_study.get_absolute_url(), follow=True).content.decode()
    assert "/lessons/tipping-points/?role=gps&amp;trigger=peer" in page
    assert "/lessons/pitfalls/?kind=money" in page


def test_a_draft_without_lessons_adds_none(lessons):
    take_to(Status.PUBLISHED, make_draft())
    assert "Nothing has been shared yet." in text_of(lessons(TIPPING_POINTS))


def test_the_words_looked_for_are_marked_and_nothing_else_is(lessons, tell):
    tell(
        points=[{"who": "Sock <porters>", "what_turned_them": "They counted\nthe socks.\n\nAll <i>socks</i>."}],
        pitfalls=[{"what": "Nine kinds of socks.", "why": "No sock was alike.", "instead": "One <b>sock</b>."}],
    )
    turned = lessons(TIPPING_POINTS, q="socks").content.decode()
    for marked in (
        "<mark>Sock</mark> &lt;porters&gt;",
        "<p>They counted<br>the <mark>socks</mark>.</p><p>All &lt;i&gt;<mark>socks</mark>&lt;/i&gt;.</p>",
    ):
        assert marked in turned
    skipped = lessons(PITFALLS, q="sock").content.decode()
    for marked in ("kinds of <mark>socks</mark>.", "No <mark>sock</mark> was", "&lt;b&gt;<mark>sock</mark>&lt;/b&gt;"):
        assert marked in skipped
    for parameters in ({}, {"q": "-shoes"}):
        assert "<mark>" not in lessons(PITFALLS, **parameters).content.decode()


def test_mended_spelling_is_said_and_can_be_taken_back(lessons, tell):
    tell(pitfalls=[{"what": "Frailty came first."}])
    page = lessons(PITFALLS, q="fraility")
    assert "Showing results for frailty ." in text_of(page)
    assert "exact=1" in page.content.decode()
    assert "Nothing found" in text_of(lessons(PITFALLS, q="fraility", exact="1"))

"""Pages about a topic, a region, a board, an organisation or a tag: what they gather, and what they never show."""

import math
import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casestudies.index import IndexUnavailable, follow, follower
from casestudies.library.actions import thank
from casestudies.models import Topic
from casestudies.states import Status
from casestudies.vocabulary import PitfallKind, Role, Trigger
from improvers.models import Organisation, Region
from tests.factories import make_draft, make_edition, make_imported, make_organisation, make_user, take_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(client):
    """Follows and gets a page: opened("/topics/falls/")."""

    def get(address: str, status: int = 200) -> str:
        follow()
        response = client.get(address)
        assert response.status_code == status
        return unescape(response.content.decode())

    return get


def words(html: str) -> str:
    """The words of a page, as people read them."""
    return " ".join(re.sub(r"<[^>]+>", " ", html.split("<main", 1)[1].split("</main>")[0]).split())


def with_lessons(*, tags: tuple[str, ...] = (), **answers):
    """A published case study with a pitfall and a tipping point."""
    edition = make_draft(**answers)
    edition.pitfalls.create(what="Without advice", kind=PitfallKind.MONEY, order=0)
    edition.pitfalls.create(what="We bought mats", instead="Count first", kind=PitfallKind.SUPPLIER, order=1)
    edition.tipping_points.create(role=Role.FINANCE, trigger=Trigger.SAW_DATA)
    edition.tags.add(*tags)
    return take_to(Status.PUBLISHED, edition)


def board_in(slug: str) -> Organisation:
    """An open board of a region."""
    return Organisation.objects.boards().open_on().filter(region__slug=slug).first()


def subjects_of(edition) -> list[str]:
    """The pages a case study is gathered on."""
    organisation = edition.organisation
    return [
        f"/topics/{edition.topics.first().slug}/",
        f"/regions/{edition.region.slug}/",
        f"/boards/{organisation.board.ods_code}/",
        f"/organisations/{organisation.ods_code}/",
        f"/tags/{edition.tags.first().slug}/",
    ]


@pytest.fixture
def placed():
    """Publishes a case study in South London, tagged."""

    def make(**answers):
        organisation = make_organisation(board=board_in("london"))
        return with_lessons(tags=("Yellow socks",), organisation=organisation, **answers)

    return make


def test_every_subject_shows_its_case_studies_lessons_and_numbers_and_nothing_unpublished(opened, placed):
    edition = placed(headline="Socks for all")
    for status in (Status.DRAFT, Status.SUBMITTED, Status.REJECTED, Status.UNPUBLISHED):
        canary = make_draft(headline="Canary", organisation=edition.organisation)
        canary.pitfalls.create(what="Canary", instead="Canary", kind=PitfallKind.DATA)
        canary.tags.add("Yellow socks")
        take_to(status, canary)
    for address in subjects_of(edition):
        html = opened(address)
        text = words(html)
        assert "1 case study" in text
        assert "Socks for all" in text
        assert re.search(r"Supplier or equipment (, to skip )?1 case study", text)
        assert re.search(r"Saw the data (, tipping points )?1 case study", text)
        assert "Do this instead: Count first" in text
        assert f'{edition.published_address}#pitfall-2"' in html
        assert "Canary" not in html
        assert "Data and measuring" not in text


def test_owners_and_moderators_see_no_more_than_everybody(client, opened):
    hidden = make_edition(Status.SUBMITTED, headline="Canary")
    for user in (hidden.case_study.lead, make_user("moderator")):
        client.force_login(user)
        assert "Canary" not in opened("/topics/falls/")


def test_what_is_not_published_any_more_never_shows_whatever_the_index_says(client, opened):
    edition = with_lessons(headline="Canary")
    with_lessons(headline="Plain")
    follow()
    type(edition).objects.filter(pk=edition.pk).update(status=Status.UNPUBLISHED)  # behind the index's back
    html = client.get("/topics/falls/").content.decode()
    assert "Plain" in html
    assert "Canary" not in html


def test_the_newest_six_and_the_three_most_thanked_are_shown(opened):
    editions = [make_imported(headline=f"Headline {number}") for number in range(8)]
    for thanks, edition in enumerate(editions[:5]):
        for _ in range(thanks):
            thank(case_study=edition.case_study, by=make_user())
    html = opened("/topics/falls/")
    newest, thanked = html.split('id="thanked-heading"')
    assert [number for number in range(8) if f"Headline {number}<" in newest] == [2, 3, 4, 5, 6, 7]
    assert re.findall(r"Headline (\d)</a> <[^>]*>Thanked by (\d)", thanked) == [("4", "4"), ("3", "3"), ("2", "2")]


def test_nobody_is_most_thanked_where_nobody_thanked(opened):
    make_imported()
    assert "Most thanked" not in opened("/topics/falls/")


def test_numbers_lead_to_the_search_with_both_filters(opened, placed):
    placed()
    html = opened("/topics/falls/")
    assert 'href="/search/?topic=falls&region=london"' in html
    assert 'href="/search/?topic=falls">Search within Falls and fractures' in html
    assert 'href="/lessons/pitfalls/?kind=supplier&topic=falls"' in html
    assert 'href="/lessons/tipping-points/?trigger=saw_data&topic=falls"' in html


def test_the_pitfalls_that_most_case_studies_met_come_first(opened):
    with_lessons()
    other = make_draft()
    other.pitfalls.create(what="More mats", kind=PitfallKind.SUPPLIER)
    take_to(Status.PUBLISHED, other)
    most_met = "Supplier or equipment , to skip 2 case studies Money , to skip 1 case study"
    assert most_met in words(opened("/topics/falls/"))


def test_a_region_leads_to_its_boards_and_a_board_to_its_organisations(opened, placed):
    edition = placed()
    board = edition.organisation.board
    assert f'href="/boards/{board.ods_code}/">{board.short_name}</a>' in opened("/regions/london/")
    assert f'href="/organisations/{edition.organisation.ods_code}/"' in opened(f"/boards/{board.ods_code}/")
    html = opened(f"/organisations/{edition.organisation.ods_code}/")
    assert f'href="/boards/{board.ods_code}/"' in html
    assert 'href="/regions/london/"' in html


def test_a_closed_board_says_what_became_of_it_and_its_case_studies_count_under_the_new_one(opened):
    closed = Organisation.objects.get(ods_code="QHG")
    successor = closed.today()
    make_imported(headline="Old place", organisation=make_organisation(board=closed, region=closed.region))
    html = opened("/boards/QHG/")
    assert "It closed on 31 March 2026" in words(html)
    assert f'Merged into <a href="/boards/{successor.ods_code}/">{successor.short_name}</a>' in html
    assert "Old place" not in html
    assert "Old place" in opened(f"/boards/{successor.ods_code}/")


def test_a_board_that_was_split_leads_to_every_part(opened):
    html = opened("/boards/QM7/")
    assert "/boards/S1Y5D/" in html
    assert "/boards/D7T5G/" in html


def test_organisations_and_boards_keep_to_their_own_addresses(client, opened):
    organisation = make_organisation()
    opened(f"/boards/{organisation.ods_code}/", status=404)
    opened(f"/organisations/{organisation.ods_code.lower()}/")
    assert client.get("/organisations/QHG/")["Location"] == "/boards/QHG/"
    for address in ("/boards/NOSUCH/", "/organisations/NOSUCH/", "/regions/atlantis/", "/topics/magic/", "/tags/no/"):
        opened(address, status=404)


def test_a_listed_topic_without_case_studies_asks_for_the_first(opened):
    html = opened("/topics/eyes/")
    assert "Nobody has shared one yet. Be the first" in html
    assert 'href="/share/"' in html


def test_a_retired_topic_and_a_tag_last_as_long_as_something_published_has_them(opened):
    make_edition(Status.SUBMITTED).tags.add("Secret plan")
    opened("/tags/secret-plan/", status=404)
    Topic.objects.filter(slug__in=["eyes", "falls"]).update(is_retired=True)
    make_imported()
    opened("/topics/eyes/", status=404)
    opened("/topics/falls/")


def test_a_page_takes_as_many_queries_for_three_as_for_one_and_at_most_six(client, opened, placed, monkeypatch):
    monkeypatch.setattr(follower, "SECONDS_BETWEEN_CHECKS", math.inf)  # else one more, once a second
    edition = placed()

    def queries() -> dict[str, int]:
        taken = {}
        for address in subjects_of(edition):
            opened(address)
            with CaptureQueriesContext(connection) as captured:
                client.get(address)
            taken[address] = len(captured)
        return taken

    one = queries()
    for _ in range(2):
        with_lessons(tags=("Yellow socks",), organisation=edition.organisation)
    assert queries() == one
    assert max(one.values()) <= 5


def test_lists_of_topics_and_regions_give_their_numbers_in_a_fixed_number_of_queries(client, opened):
    make_imported()
    assert "Falls and fractures (1 case study )" in words(opened("/topics/"))
    assert "Eyes (0 case studies )" in words(opened("/topics/"))
    assert "London (1 case study )" in words(opened("/regions/"))
    for address in ("/topics/", "/regions/"):
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        assert len(captured) <= 2


def test_without_the_index_lists_do_without_numbers_and_pages_say_so(client, monkeypatch):
    def broken(*_, **__):
        raise IndexUnavailable

    for name in ("facet_counts", "totals"):
        monkeypatch.setattr(f"casestudies.index.{name}", broken)
    html = client.get("/regions/").content.decode()
    assert html.count('<a href="/regions/') == Region.objects.count()
    assert "case studies)" not in html
    response = client.get("/topics/falls/")
    assert response.status_code == 200
    assert "Search is not working at the moment" in response.content.decode()


@pytest.mark.parametrize("address", ["/topics/falls/", "/regions/london/"])
def test_no_markup_of_authors_gets_through(client, address):
    make_imported(headline="<b>Bold</b>", organisation=make_organisation(name="<i>Trust</i>"))
    follow()
    html = client.get(address).content.decode()
    assert "&lt;b&gt;Bold&lt;/b&gt;" in html
    assert "<b>Bold" not in html
    assert "<i>Trust" not in html

"""Boards and organisations are recognised in what people type, as far as they have published case studies."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casestudies import workflow
from casestudies.index import SearchRequest, follow, organisation_names, search
from casestudies.index.engine import engine
from casestudies.models import Edition
from casestudies.states import Status
from improvers.models import Organisation, Region
from improvers.roles import Role
from tests.factories import make_edition, make_imported, make_organisation, make_user

pytestmark = pytest.mark.django_db

NORTHUMBRIA = "Northumbria Healthcare NHS Foundation Trust"


def named(text):
    follow()
    return {each.facet: each.codes for each in search(SearchRequest(text)).understood.named}


def found(text):
    follow()
    return [hit.case_study_id for hit in search(SearchRequest(text)).hits]


def board(code):
    return Organisation.objects.get(ods_code=code)


def at(organisation, **answers):
    return make_imported(organisation=organisation, **answers)


@pytest.fixture
def northumbria():
    trust = make_organisation(ods_code="RTF", name=NORTHUMBRIA)
    at(trust)
    return trust


@pytest.mark.parametrize(
    "text",
    [
        "Northumbria Healthcare",
        "falls in northumbria healthcare nhs foundation trust",
        "NHS Northumbria Healthcare FT falls",
        "Northumbria trust",
        "northumbria",
        "NORTHUMBRIA falls",
    ],
)
def test_an_organisation_is_recognised_by_its_short_names(northumbria, text):
    assert named(text) == {"organisation": ("RTF",)}


@pytest.mark.parametrize(
    "text", ["northumbrialand falls", '"northumbria"', "-northumbria falls", "healthcare", "trust"]
)
def test_only_whole_plain_words_are_names(northumbria, text):
    assert named(text) == {}


def test_the_words_of_a_name_are_not_searched_for_and_what_is_its_own_comes_first(northumbria):
    elsewhere = at(make_organisation(name="Pendle Trust"), headline="Huddles for healthcare")
    there = at(northumbria, headline="Huddles")
    assert found("huddles northumbria healthcare") == [there.case_study_id, elsewhere.case_study_id]
    assert set(found("northumbria healthcare")) == set(
        Edition.objects.published().filter(organisation=northumbria).values_list("case_study", flat=True)
    )


def test_who_has_nothing_published_is_not_recognised():
    for status in (Status.DRAFT, Status.IN_REVIEW, Status.UNPUBLISHED):
        make_edition(status, organisation=make_organisation(name="Canary Healthcare NHS Trust"))
    make_imported()
    assert named("Canary Healthcare trust") == {}
    codes = list(Organisation.objects.values_list("ods_code", flat=True))
    assert "Canary" not in str(organisation_names(codes))


def test_a_name_is_known_as_soon_as_something_is_published_and_as_long():
    make_imported()
    assert named("pendle") == {}
    edition = at(make_organisation(ods_code="RXP", name="Pendle Hospitals NHS Trust"))
    assert named("pendle") == {"organisation": ("RXP",)}
    workflow.move(
        edition=edition,
        to=Status.UNPUBLISHED,
        by=make_user(Role.MODERATOR),
        comment="Gone",
        expected_version=edition.version,
    )
    assert named("pendle") == {}


def test_words_many_write_about_are_no_name():
    at(make_organisation(name="Health Centre", kind="gp_practice"))
    at(make_organisation(name="Socks", kind="charity"))
    for _ in range(3):
        make_imported(headline="Yellow socks")
    assert named("health centre") == {}
    assert named("socks") == {}


def test_a_city_does_not_stand_for_its_trust():
    at(make_organisation(ods_code="RR8", name="Leeds Teaching Hospitals NHS Trust"))
    assert named("leeds") == {}
    assert named("leeds teaching hospitals") == {"organisation": ("RR8",)}


def test_a_name_two_share_is_neither():
    for _ in range(2):
        at(make_organisation(name="Alder Surgery", kind="gp_practice"))
    assert named("alder surgery") == {}


@pytest.mark.parametrize("text", ["Kent and Medway", "kent & medway ICB", "NHS Kent Medway", "K&M", "falls k&m icb"])
def test_a_board_is_recognised_by_its_short_names(text):
    at(make_organisation(board=board("QKS"), region=Region.objects.get(slug="south-east")))
    assert named(text) == {"board": ("QKS",)}


def test_a_board_that_is_called_like_a_place_is_both():
    south_west = Region.objects.get(slug="south-west")
    devon = at(make_organisation(board=board("QJK"), region=south_west), headline="Huddles")
    near = at(make_organisation(region=south_west), headline="Huddles")
    far = make_imported(headline="Huddles")
    follow()
    understood = search(SearchRequest("huddles devon")).understood
    assert (understood.place.region, understood.named[0].codes) == ("south-west", ("QJK",))
    assert found("huddles devon") == [each.case_study_id for each in (devon, near, far)]


def test_a_closed_board_stands_for_those_that_took_over_as_far_as_they_have_anything():
    at(make_organisation(board=board("QRL")))
    assert named("frimley icb") == {"board": ("QRL",)}
    at(make_organisation(board=board("S0E4D")))
    assert set(named("frimley icb")["board"]) == {"QRL", "S0E4D"}
    assert named("BOB") == {"board": ("S0E4D",)}


def test_nothing_is_asked_of_the_database_once_names_are_known(northumbria):
    found("northumbria")
    engine().checked_at = float("inf")
    with CaptureQueriesContext(connection) as queries:
        search(SearchRequest("falls northumbria healthcare kent and medway icb"))
    assert len(queries) == 0


def test_a_new_case_study_asks_only_for_names_that_are_new(northumbria):
    found("northumbria")
    at(northumbria)
    follow()
    with CaptureQueriesContext(connection) as queries:
        search(SearchRequest("falls"))
    assert not [query for query in queries if "improvers_organisation" in query["sql"]]

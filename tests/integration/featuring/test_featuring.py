"""Moderators choose what the front page shows first: at most six, each with a reason and a last day."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from casestudies.featuring.actions import feature
from casestudies.models import Feature
from casestudies.moderation.actions import unpublish
from casestudies.states import Status
from improvers.models import AuditEvent
from improvers.roles import Role
from tests.factories import make_edition, make_published, make_user

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SAID = {"reason": "Short and honest", "until": f"{TODAY + datetime.timedelta(days=30):%d/%m/%Y}", "place": "1"}


@pytest.fixture
def moderator(db):
    return make_user(Role.MODERATOR, name="Mo Derator")


@pytest.fixture
def web(client, moderator):
    client.force_login(moderator)
    return client


def address(edition, what="feature"):
    return reverse(f"admin:featuring_{what}", args=[edition.case_study.public_id])


def put(edition, moderator, *, place=1, until=TODAY, reason="A reason"):
    feature(case_study=edition.case_study, by=moderator, reason=reason, until=until, place=place)


def places():
    return [each.case_study for each in Feature.objects.all()]


def test_readers_see_what_is_featured_first_with_the_reason_and_once(web, client):
    edition = make_published(headline="Huddles before handover")
    assert web.post(address(edition), SAID).status_code == 302
    client.logout()
    page = client.get("/").content.decode()
    assert page.index("Worth a look") < page.index("Short and honest")
    assert page.count(">Huddles before handover</a>") == 1
    assert AuditEvent.objects.filter(kind="featured").count() == 1


def test_a_moderator_finds_it_by_reference_or_address(web):
    edition = make_published()
    page = reverse("admin:featuring_front_page")
    for typed in (edition.reference, f"https://x.org{edition.published_address}", edition.case_study.public_id):
        assert web.get(page, {"reference": typed})["Location"] == address(edition)
    for typed in ("", "nonsense", make_edition(Status.SUBMITTED).reference):
        assert "There is a problem" in web.get(page, {"reference": typed}).content.decode()


def test_a_place_that_is_taken_moves_the_others_down_and_removing_one_moves_them_up(web, moderator):
    first, second, third = (make_published() for _ in range(3))
    for edition in (first, second):
        put(edition, moderator, place=6)
    put(third, moderator, place=1)
    assert places() == [third.case_study, first.case_study, second.case_study]
    put(third, moderator, place=2)
    assert places() == [first.case_study, third.case_study, second.case_study]
    web.post(address(first, "remove"))
    assert places() == [third.case_study, second.case_study]
    assert [each.place for each in Feature.objects.all()] == [1, 2]


def test_there_are_six_places(web, moderator):
    for _ in range(6):
        put(make_published(), moderator)
    page = web.post(address(make_published()), SAID)
    assert page.status_code == 409
    assert "Remove one first" in page.content.decode()
    assert Feature.objects.count() == 6


def test_what_is_over_or_taken_down_leaves_the_front_page_and_its_place(client, moderator):
    over, down, stays = make_published(headline="Over"), make_published(headline="Down"), make_published()
    for edition in (over, down, stays):
        put(edition, moderator, reason=f"Because {edition.headline}")
    Feature.objects.filter(case_study=over.case_study).update(until=TODAY - datetime.timedelta(days=1))
    unpublish(edition=down, by=moderator, expected_version=down.version, comment="A reason")
    page = client.get("/").content.decode()
    assert "Because Over" not in page
    assert "Down" not in page
    assert f"Because {stays.headline}" in page
    put(make_published(), moderator)
    assert Feature.objects.count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": ""},
        {"reason": "x" * 141},
        {"reason": "NHS number 401 023 2137"},
        {"until": ""},
        {"until": "soon"},
        {"until": f"{TODAY - datetime.timedelta(days=1):%d/%m/%Y}"},
        {"until": f"{TODAY + datetime.timedelta(days=400):%d/%m/%Y}"},
        {"place": "7"},
    ],
)
def test_what_cannot_be_taken_is_asked_for_again(web, wrong):
    page = web.post(address(make_published()), SAID | wrong).content.decode()
    assert "There is a problem" in page
    assert not Feature.objects.exists()


@pytest.mark.parametrize("part", ["lead", "write"])
def test_nobody_features_what_they_have_a_part_in(web, moderator, part):
    edition = make_published(lead=moderator if part == "lead" else make_user())
    if part == "write":
        edition.case_study.collaborators.create(user=moderator, part="write")
    for response in (web.get(address(edition)), web.post(address(edition), SAID)):
        assert response.status_code == 403
    assert not Feature.objects.exists()


def test_only_published_case_studies_can_be_featured(web):
    for status in (Status.SUBMITTED, Status.UNPUBLISHED):
        assert web.post(address(make_edition(status)), SAID).status_code == 404


@pytest.mark.parametrize("values", [{"place": 0}, {"place": 7}, {"reason": ""}])
def test_the_database_refuses_a_seventh_place_and_no_reason(values):
    values = {"place": 1, "reason": "A reason", "until": TODAY} | values
    with pytest.raises(IntegrityError), transaction.atomic():
        Feature.objects.create(case_study=make_published().case_study, **values)

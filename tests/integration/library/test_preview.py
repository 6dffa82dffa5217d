"""Who may look at an edition that is not published."""

import pytest

from casestudies.states import Status
from improvers.roles import Role
from tests.factories import make_edition, make_published, make_user, take_to
from tests.integration.library.filled import filled_draft
from tests.integration.library.newer import newer_edition

pytestmark = pytest.mark.django_db

SENT = [Status.SUBMITTED, Status.IN_REVIEW, Status.CHANGES_REQUESTED, Status.REJECTED, Status.UNPUBLISHED]


def preview_of(edition) -> str:
    return f"/case-studies/{edition.case_study.public_id}/editions/{edition.number}/"


@pytest.mark.parametrize("status", [Status.DRAFT, Status.WITHDRAWN, *SENT])
def test_the_lead_sees_every_edition_of_their_own(client, status):
    edition = take_to(status, filled_draft("Plover"))
    client.force_login(edition.case_study.lead)
    response = client.get(preview_of(edition))
    assert response.status_code == 200
    assert "Preview: not published" in response.content.decode()
    assert "Plover summary" in response.content.decode()


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.ADMINISTRATOR])
@pytest.mark.parametrize("status", SENT)
def test_moderators_see_what_was_sent(client, status, role):
    client.force_login(make_user(role))
    assert client.get(preview_of(make_edition(status))).status_code == 200


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.ADMINISTRATOR])
@pytest.mark.parametrize("status", [Status.DRAFT, Status.WITHDRAWN])
def test_moderators_do_not_see_what_was_never_sent(client, status, role):
    client.force_login(make_user(role))
    response = client.get(preview_of(make_edition(status, headline="Canary")))
    assert response.status_code == 404
    assert "Canary" not in response.content.decode()


@pytest.mark.parametrize("status", [Status.DRAFT, Status.WITHDRAWN, *SENT])
def test_other_improvers_see_none_of_them(client, status):
    client.force_login(make_user())
    response = client.get(preview_of(make_edition(status, headline="Canary")))
    assert response.status_code == 404
    assert "Canary" not in response.content.decode()


def test_signed_out_people_are_asked_to_sign_in_whether_it_exists_or_not(client):
    there = client.get(preview_of(make_edition(Status.DRAFT)))
    nowhere = client.get("/case-studies/zzzzzzzz/editions/1/")
    assert there.status_code == nowhere.status_code == 302


def test_the_published_edition_is_read_at_its_own_address(client):
    edition = make_published(headline="We moved the round")
    client.force_login(make_user())
    assert client.get(preview_of(edition)).url.endswith("/we-moved-the-round/")


def test_an_earlier_edition_says_that_readers_see_a_newer_one(client):
    edition = make_published(headline="The old words")
    newer_edition(edition.case_study, Status.PUBLISHED, headline="The new words")
    client.force_login(edition.case_study.lead)
    html = client.get(preview_of(edition)).content.decode()
    assert "An earlier edition." in html
    assert "The old words" in html
    client.force_login(make_user())
    assert client.get(preview_of(edition)).status_code == 404

"""What a moderator wrote and did not send comes back with the edition: for them, until they decide or sign out."""

import pytest
from django.urls import reverse

from casestudies.moderation import actions
from casestudies.states import Status
from improvers.roles import Role
from tests.factories import make_edition, make_user

pytestmark = pytest.mark.django_db

AGAIN = "What you wrote before is here again."
TYPED = {"comment": "Say who paid.", "note_seed": "Shorter, please.", "checklist": ["plain"]}


def address(edition, what: str = "decide") -> str:
    return reverse(f"admin:moderation_{what}", args=[edition.case_study.public_id, edition.number])


def claim(edition, by) -> None:
    edition.refresh_from_db()
    actions.claim(edition=edition, by=by, expected_version=edition.version)


def send(client, edition, what: str, **typed) -> None:
    edition.refresh_from_db()
    assert client.post(address(edition, what), TYPED | {"expected_version": edition.version} | typed).status_code == 302


def shown(client, edition) -> str:
    return client.get(address(edition)).content.decode()


@pytest.fixture
def edition(moderator):
    return make_edition(Status.IN_REVIEW, moderator=moderator)


@pytest.mark.parametrize("left", ["skip", "release", "hold"])
def test_it_comes_back_however_they_left(moderator_client, moderator, edition, left):
    assert AGAIN not in shown(moderator_client, edition)
    if left == "hold":
        send(moderator_client, edition, "decide", decision="hold", hold_reason="Caldicott guardian")
        send(moderator_client, edition, "resume")
    else:
        send(moderator_client, edition, left)
        claim(edition, moderator)
    page = shown(moderator_client, edition)
    assert AGAIN in page
    assert "Say who paid." in page
    assert "Shorter, please." in page
    assert page.count("Caldicott guardian") == (left == "hold"), "the reason to wait is in the history only"


def test_nobody_else_sees_it(moderator_client, edition, client):
    send(moderator_client, edition, "skip")
    colleague = make_user(Role.MODERATOR)
    claim(edition, colleague)
    client.force_login(colleague)
    assert "Say who paid." not in shown(client, edition)


def test_what_was_sent_or_emptied_is_kept_no_longer(moderator_client, moderator, edition):
    send(moderator_client, edition, "skip")
    claim(edition, moderator)
    send(moderator_client, edition, "skip", comment=" ", note_seed="", checklist=[])
    claim(edition, moderator)
    assert AGAIN not in shown(moderator_client, edition)

    send(moderator_client, edition, "skip")
    claim(edition, moderator)
    send(moderator_client, edition, "decide", decision="ask_for_changes", checklist=[])
    assert not moderator_client.session["moderation_unsent"]


def test_only_the_last_few_are_kept(moderator_client, moderator):
    for _ in range(12):
        send(moderator_client, make_edition(Status.IN_REVIEW, moderator=moderator), "skip")
    assert len(moderator_client.session["moderation_unsent"]) == 10

"""People stop emails they can do without: with one click from the email, or on a page with switches."""

import re

import pytest
from django.test import Client

from casestudies import workflow
from casestudies.messages import write_mail
from casestudies.messages.choosing import choose, wanted_groups
from casestudies.messages.kinds import Group
from casestudies.messages.stop_links import stop_link
from casestudies.models import MailChoice, Message
from casestudies.states import Status
from improvers.roles import Role
from tests.factories import make_draft, make_edition, make_user

pytestmark = pytest.mark.django_db
CHOICES = "/profile/emails/"
USUAL = set(Group) - {Group.QUESTIONS}


@pytest.fixture
def ada():
    """Somebody who leads a case study."""
    return make_user(name="Ada Author")


def path_of(link: str) -> str:
    """The link as a test client asks for it."""
    return link.removeprefix("http://testserver")


def test_one_post_without_signing_in_or_a_token_stops_the_group_and_nothing_else(ada):
    submitted = Message.objects.get(transition__edition=make_edition(Status.SUBMITTED, lead=ada))
    assert submitted.unsubscribe_link in submitted.body
    robot = Client(enforce_csrf_checks=True)
    assert robot.get(path_of(submitted.unsubscribe_link)).status_code == 200
    assert wanted_groups(ada) == USUAL
    answer = robot.post(path_of(submitted.unsubscribe_link), {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, "sessionid" in answer.cookies) == (200, False)
    assert wanted_groups(ada) == USUAL - {Group.PROGRESS}
    Message.objects.all().delete()
    make_edition(Status.PUBLISHED, lead=ada)
    assert list(Message.objects.values_list("kind", flat=True)) == ["published"]


def test_a_guessed_link_says_the_same_and_stops_nothing(ada):
    real = path_of(stop_link(ada.email, Group.PROGRESS))
    guessed = re.sub(r"/stop/.", "/stop/x", real)
    pages = [Client().post(address) for address in (real, guessed, "/emails/stop/x/")]
    assert len({(page.status_code, page.content) for page in pages}) == 1
    assert MailChoice.objects.count() == 1


def test_links_of_emails_sent_before_go_on_working_and_stopping_twice_is_stopping_once(ada):
    link = path_of(stop_link(ada.email, Group.COLLEAGUES))
    for _ in range(2):
        assert Client().post(link).status_code == 200
    assert wanted_groups(ada) == USUAL - {Group.COLLEAGUES}


def test_what_is_essential_has_no_such_link(ada):
    edition = make_edition(Status.PUBLISHED, lead=ada)
    message = Message.objects.get(kind="published", transition__edition=edition)
    assert (message.unsubscribe_link, "/emails/stop/" in message.body) == ("", False)


def test_the_page_shows_every_kind_and_saves_the_switches(ada, client):
    client.force_login(ada)
    page = client.get(CHOICES).content.decode()
    assert (page.count('type="checkbox"'), page.count(" checked")) == (len(Group), len(USUAL))
    assert "Your case study is published" in page
    assert "a patient could be recognised" not in page
    for groups in ({"colleagues"}, {"colleagues", "questions"}, set(Group.values), set()):
        client.post(CHOICES, {"groups": sorted(groups)})
        assert wanted_groups(ada) == groups
    assert "<title>Error: " in client.post(CHOICES, {"groups": ["decisions"]}).content.decode()


def test_moderators_see_what_only_they_get(client):
    client.force_login(make_user(Role.MODERATOR))
    assert "a patient could be recognised" in client.get(CHOICES).content.decode()


def test_nothing_is_written_for_who_does_not_want_it_and_the_move_is_made(ada):
    choose(by=ada, groups=USUAL - {Group.PROGRESS})
    edition = make_draft(lead=ada)
    workflow.move(edition=edition, to=Status.SUBMITTED, by=ada, expected_version=edition.version)
    assert edition.status == Status.SUBMITTED
    assert not Message.objects.exists()
    assert write_mail("submitted", to=ada.email.upper(), edition=edition, name="Ada", link="") is None

"""Administrators see where every email is and send it again; what is for its reader alone stays so."""

import datetime

import pytest
from django.contrib.messages import get_messages
from django.utils import timezone

from casestudies.models import Message
from casestudies.states import Status
from improvers.models import AuditEvent
from improvers.roles import Role
from tests.factories import make_edition, make_published, make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/casestudies/message/"


@pytest.fixture
def administrator(client):
    """A browser in which an administrator is signed in."""
    client.user = make_user(Role.ADMINISTRATOR)
    client.force_login(client.user)
    return client


@pytest.fixture
def four(letter):
    """An email in each state."""
    now = timezone.now()
    letter(to="waiting@nhs.net", last_error="SMTPServerDisconnected gone")
    letter(to="sending@nhs.net", claimed_until=now + datetime.timedelta(minutes=1))
    letter(to="sent@nhs.net", sent_at=now, kind="joined")
    letter(to="given_up@nhs.net", given_up_at=now, tries=60)


@pytest.mark.parametrize("state", ["waiting", "sending", "sent", "given_up"])
def test_the_list_filters_by_state_and_says_why(administrator, four, state):
    page = administrator.get(LIST, {"state": state}).content.decode()
    assert f"{state}@nhs.net" in page
    assert page.count("@nhs.net</") == 1
    assert f"mail-state--{state}" in page
    assert ("SMTPServerDisconnected gone" in page) == (state == "waiting")


def test_the_list_filters_by_kind_person_and_day(administrator, four):
    today = str(timezone.now() - datetime.timedelta(days=1))
    for asked in ({"kind": "joined"}, {"q": "sent@nhs.net"}, {"created_at__gte": today, "kind": "joined"}):
        page = administrator.get(LIST, asked).content.decode()
        assert "sent@nhs.net" in page
        assert "waiting@nhs.net" not in page
    assert "waiting@nhs.net" in administrator.get(LIST, {"kind": "nonsense", "state": "nonsense"}).content.decode()


def again(browser, message: Message):
    """Presses the button of one email."""
    return browser.post(f"{LIST}{message.pk}/again/")


def test_what_did_not_go_is_tried_anew_with_the_same_id(administrator, four):
    message = Message.objects.get(to="given_up@nhs.net")
    again(administrator, message)
    now = Message.objects.get(to="given_up@nhs.net")
    assert (now.state, now.tries, now.message_id) == ("waiting", 0, message.message_id)
    event = AuditEvent.objects.get(kind="message_resent")
    assert (event.actor_id, event.about) == (administrator.user.pk, f"email {message.pk}")


def test_what_went_goes_once_more_with_an_id_of_its_own(administrator, four):
    message = Message.objects.get(to="sent@nhs.net")
    again(administrator, message)
    first, second = Message.objects.filter(to="sent@nhs.net")
    assert (first.pk, first.state, second.state, second.again_of) == (message.pk, "sent", "waiting", first)
    assert first.message_id != second.message_id
    assert first.body == second.body


def test_many_are_sent_again_at_once_but_none_whose_text_is_deleted(administrator, four, letter):
    letter(to="code@nhs.net", kind="account", body="", sent_at=timezone.now())
    everything = list(Message.objects.values_list("pk", flat=True))
    asked = {"action": "send_these_again", "_selected_action": everything}
    answer = administrator.post(LIST, asked)
    assert [str(said) for said in get_messages(answer.wsgi_request)] == [
        "Emails sent again: 4.",
        "Not sent, because the text was for its reader alone and is deleted: 1.",
    ]
    assert Message.objects.count() == len(everything) + 1
    assert AuditEvent.objects.filter(kind="message_resent").count() == 4


def test_moderators_neither_see_nor_send(client, four):
    client.force_login(make_user(Role.MODERATOR))
    message = Message.objects.get(to="sent@nhs.net")
    assert client.get(LIST).status_code == 403
    assert again(client, message).status_code == 404
    assert client.post(LIST, {"action": "send_these_again", "_selected_action": [message.pk]}).status_code == 403
    assert Message.objects.count() == 4


def test_only_texts_about_moves_are_shown(administrator, letter):
    seen = Message.objects.get(kind="published", transition__edition=make_published(headline="Public work"))
    assert "Public work" in administrator.get(f"{LIST}{seen.pk}/change/").content.decode()
    for kind in ("account", "invitation", "one_question", "joined", "credit_asked"):
        hidden = letter(kind=kind, body="xyzzy http://testserver/secret/\n")
        page = administrator.get(f"{LIST}{hidden.pk}/change/").content.decode()
        assert "Shown to its reader alone" in page
        assert "xyzzy" not in page


def test_addresses_of_people_who_are_credited_are_kept_private(administrator, letter):
    message = letter(kind="credit_asked", to="amy@nhs.net")
    for address in (LIST, f"{LIST}{message.pk}/change/"):
        page = administrator.get(address).content.decode()
        assert "amy@nhs.net" not in page
        assert "Kept private" in page
    assert "Kept private" not in administrator.get(LIST, {"q": "amy@nhs.net"}).content.decode()


def test_emails_about_what_was_never_sent_in_are_not_there(administrator):
    edition = make_edition(Status.WITHDRAWN)
    message = Message.objects.get(transition__edition=edition)
    assert edition.reference not in administrator.get(LIST).content.decode()
    assert again(administrator, message).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_database_as_often_for_three_as_for_one(
    administrator, letter, count, django_assert_num_queries
):
    for _ in range(count):
        make_published()
    administrator.get(LIST)
    with django_assert_num_queries(5):
        administrator.get(LIST)


def test_the_first_page_says_how_the_post_stands(administrator, letter):
    assert "No email waits to be sent" in administrator.get("/admin/").content.decode()
    letter()
    assert "1 email waits to be sent" in administrator.get("/admin/").content.decode()
    for _ in range(2):
        letter(created_at=timezone.now() - datetime.timedelta(hours=2))
    letter(given_up_at=timezone.now())
    page = administrator.get("/admin/").content.decode()
    assert "2 emails have waited for more than an hour" in page
    assert "1 email was given up" in page


def test_moderators_are_not_told_how_the_post_stands(client, letter):
    client.force_login(make_user(Role.MODERATOR))
    letter()
    assert "waits to be sent" not in client.get("/admin/").content.decode()

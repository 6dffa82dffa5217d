"""Rows are sent once, tried again with growing waits, and given up in the end."""

import datetime
import smtplib

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from casestudies.messages import sending
from casestudies.messages.sending import claim_next, send_due, wait_after
from casestudies.messages.standing import standing
from casestudies.models import MailState, Message

pytestmark = pytest.mark.django_db

TEMPORARY = [
    (smtplib.SMTPRecipientsRefused({"ada@nhs.net": (450, b"mailbox busy")}), "450 mailbox busy", False),
    (smtplib.SMTPDataError(451, b"try later"), "451 try later", False),
    (smtplib.SMTPServerDisconnected("gone"), "gone", True),
    (smtplib.SMTPAuthenticationError(535, b"wrong password"), "535 wrong password", True),
    (smtplib.SMTPSenderRefused(550, b"not you", "us@nhs.net"), "550 not you", True),
    (ConnectionRefusedError("refused"), "refused", True),
    (TimeoutError("timed out"), "timed out", True),
    (RuntimeError("a bug"), "RuntimeError", False),
]
FINAL = [
    smtplib.SMTPRecipientsRefused({"ada@nhs.net": (550, b"no such user")}),
    smtplib.SMTPDataError(554, b"rejected"),
    ValueError("no address"),
]


@pytest.mark.parametrize(("error", "reason", "is_down"), TEMPORARY, ids=lambda value: type(value).__name__)
def test_what_may_pass_is_tried_again_later(letter, server, refuse, error, reason, is_down):
    message = letter()
    refuse(error)
    assert send_due() == (0, 1, is_down)
    message.refresh_from_db()
    assert (message.state, message.tries, message.claimed_until) == (MailState.WAITING, 1, None)
    assert reason in message.last_error
    assert message.next_try_at > timezone.now() + datetime.timedelta(seconds=50)
    assert send_due() == (0, 0, False)


@pytest.mark.parametrize("error", FINAL, ids=lambda error: type(error).__name__)
def test_what_will_never_go_is_given_up_at_once(letter, server, refuse, error):
    message, other = letter(), letter(to="bo@nhs.net")
    server.answer = staticmethod(lambda email: (_ for _ in ()).throw(error) if email.to == ["ada@nhs.net"] else None)
    assert send_due() == (1, 1, False)
    message.refresh_from_db()
    other.refresh_from_db()
    assert (message.state, message.body, other.state) == (MailState.GIVEN_UP, "Text\n", MailState.SENT)


def test_waits_grow_to_an_hour_and_trying_ends_after_two_days():
    waits = [wait_after(tries) for tries in range(1, sending.MOST_TRIES)]
    assert [wait.total_seconds() / 60 for wait in waits[:8]] == [1, 2, 4, 8, 16, 32, 60, 60]
    assert datetime.timedelta(days=2) < sum(waits, datetime.timedelta()) < datetime.timedelta(days=3)


def test_the_last_try_gives_up(letter, server, refuse):
    message = letter(tries=sending.MOST_TRIES - 1)
    refuse(smtplib.SMTPDataError(451, b"later"))
    send_due()
    message.refresh_from_db()
    assert message.state == MailState.GIVEN_UP


def test_one_connection_refused_spares_all_others_their_try(letter, server, refuse):
    for _ in range(5):
        letter()
    refuse(ConnectionRefusedError("refused"))
    assert send_due() == (0, 1, True)
    assert Message.objects.filter(tries=0).count() == 4


def test_what_is_claimed_is_left_alone_until_the_lease_ends_and_then_goes_with_the_same_id_and_date(letter, server):
    message = letter()
    server.taken.append(sending.envelope(claim_next()))  # sent, and then the sender died
    assert send_due() == (0, 0, False)
    message.refresh_from_db()
    assert message.state == MailState.SENDING
    Message.objects.update(claimed_until=timezone.now())
    assert send_due().sent == 1
    assert send_due().sent == 0
    first, second = server.taken
    assert first.message().as_bytes() == second.message().as_bytes()
    assert first.extra_headers["Message-ID"] == message.message_id


def test_who_comes_late_does_not_undo_what_another_sent(letter, server, refuse):
    message = letter()
    late = claim_next()
    Message.objects.update(claimed_until=timezone.now())
    assert send_due().sent == 1
    sending._note_failure(late, sending.Failure("late"), timezone.now())
    message.refresh_from_db()
    assert (message.state, message.last_error) == (MailState.SENT, "")


@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_while_the_server_is_talked_to(letter, server, monkeypatch):
    seen = []
    monkeypatch.setattr(server, "answer", staticmethod(lambda email: seen.append(connection.in_atomic_block)))
    letter()
    assert seen == [False]


@pytest.mark.django_db(transaction=True)
def test_nothing_is_sent_for_what_was_rolled_back(letter, server):
    with transaction.atomic():
        letter()
        transaction.set_rollback(True)
    assert send_due() == (0, 0, False)
    assert not Message.objects.exists()
    assert server.taken == []


@pytest.mark.parametrize("kind", ["account", "credit_asked", "invitation", "one_question"])
def test_codes_and_links_are_forgotten_once_sent(letter, server, kind):
    message = letter(kind=kind, body="Your code: 123456")
    send_due()
    message.refresh_from_db()
    assert (message.state, message.body) == (MailState.SENT, "")
    assert "123456" in server.taken[0].body


def test_codes_nobody_can_use_any_more_are_given_up_and_forgotten(letter, server):
    old = timezone.now() - datetime.timedelta(hours=25)
    code, news = letter(kind="account", created_at=old), letter(created_at=old)
    assert send_due().sent == 1
    code.refresh_from_db()
    news.refresh_from_db()
    assert (code.state, code.body, news.state) == (MailState.GIVEN_UP, "", MailState.SENT)


def test_headers_say_that_no_machine_need_answer_and_who_it_is_from(letter, server, settings):
    letter()
    letter(kind="joined", unsubscribe_link="https://portal.example.org/emails/stop/x/")
    send_due()
    needed, not_needed = (email.message() for email in server.taken)
    for email in (needed, not_needed):
        assert (email["Auto-Submitted"], email["X-Auto-Response-Suppress"]) == ("auto-generated", "All")
        assert (email["From"], email["Reply-To"]) == (settings.DEFAULT_FROM_EMAIL, None)
        assert email.get_content_type() == "text/plain"
    assert (needed["Precedence"], needed["List-Unsubscribe"]) == (None, None)
    assert not_needed["Precedence"] == "bulk"
    assert not_needed["List-Unsubscribe"] == "<https://portal.example.org/emails/stop/x/>"
    assert not_needed["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_how_the_post_stands(letter, server):
    hours = [datetime.timedelta(hours=each) for each in (0, 2, 3)]
    for each in hours:
        letter(created_at=timezone.now() - each)
    letter(given_up_at=timezone.now())
    letter(given_up_at=timezone.now() - datetime.timedelta(days=8))
    letter(sent_at=timezone.now())
    found = standing()
    assert (found.waiting, found.late, found.given_up) == (3, 2, 1)
    assert found.oldest < timezone.now() - datetime.timedelta(hours=2, minutes=59)


def test_mail_in_trouble_does_not_make_the_portal_unready(client, letter):
    letter(created_at=timezone.now() - datetime.timedelta(days=2))
    assert client.get("/readyz").status_code in (200, 503)
    assert "mail" not in client.get("/readyz").json()


def test_one_pass_says_what_it_did(letter, server, capsys):
    letter()
    call_command("send_messages")
    assert capsys.readouterr().out == "1 sent, 0 still to send.\n"

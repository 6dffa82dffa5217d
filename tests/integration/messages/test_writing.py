"""Emails are rows first, and are sent once."""

import smtplib

import pytest
from django.core import mail
from django.utils import timezone

from casestudies import workflow
from casestudies.messages.sending import send_due
from casestudies.models import Message
from casestudies.states import Status
from tests.factories import make_draft, make_edition


@pytest.mark.django_db(transaction=True)
def test_a_move_writes_its_message_and_it_is_sent_after_the_commit():
    edition = make_draft()
    workflow.move(edition=edition, to=Status.SUBMITTED, by=edition.case_study.lead, expected_version=edition.version)
    [message] = Message.objects.all()
    [sent] = mail.outbox
    assert message.sent_at is not None
    assert sent.to == [edition.case_study.lead.email]
    assert sent.extra_headers["Message-ID"] == message.message_id


@pytest.mark.django_db
def test_nothing_is_sent_before_the_commit():
    make_edition(Status.SUBMITTED)
    assert Message.objects.count() == 1
    assert mail.outbox == []


@pytest.mark.django_db(transaction=True)
def test_a_failed_message_keeps_its_id_and_goes_out_at_the_next_try(monkeypatch):
    def refuse(*args, **kwargs):
        raise smtplib.SMTPServerDisconnected("gone")

    with monkeypatch.context() as patched:
        patched.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
        make_edition(Status.SUBMITTED)
    message = Message.objects.get()
    assert (message.sent_at, message.tries, message.last_error) == (None, 1, "SMTPServerDisconnected gone")

    assert send_due().sent == 0
    Message.objects.update(next_try_at=timezone.now())
    assert send_due().sent == 1
    assert send_due().sent == 0
    message.refresh_from_db()
    assert message.tries == 2
    assert [sent.extra_headers["Message-ID"] for sent in mail.outbox] == [message.message_id]


@pytest.mark.django_db(transaction=True)
def test_a_headline_with_line_breaks_cannot_add_headers():
    make_edition(Status.SUBMITTED, headline="Falls\r\nBcc: everyone@example.org\r\n\r\nBody")
    [sent] = mail.outbox
    assert "\n" not in sent.subject
    assert sent.recipients() == sent.to

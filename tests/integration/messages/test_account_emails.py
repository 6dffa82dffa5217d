"""The emails of accounts go the same way as all others."""

import re

import pytest
from django.core import mail
from django.core.mail import EmailMessage, send_mail
from django.db import transaction
from django.urls import reverse

from casestudies.models import Message
from tests.factories import make_user

EMAIL = "ada@nhs.net"


@pytest.fixture(autouse=True)
def outbox(settings):
    """The portal's own backend, which tests leave out unless they are about it."""
    settings.EMAIL_BACKEND = "casestudies.messages.backend.Outbox"


@pytest.mark.django_db(transaction=True)
def test_a_sign_in_code_is_a_row_that_is_sent_and_forgotten(client):
    make_user(email=EMAIL)
    client.post(reverse("account_request_login_code"), {"email": EMAIL})
    message = Message.objects.get()
    [sent] = mail.outbox
    code = re.search(r"^([A-Z0-9-]{5,})$", sent.body, re.MULTILINE)[1]
    assert (message.to, message.kind, message.subject, message.state) == (EMAIL, "account", sent.subject, "sent")
    assert message.body == ""
    assert sent.extra_headers["Message-ID"] == message.message_id
    page = client.post(reverse("account_confirm_login_code"), {"code": code}, follow=True)
    assert page.wsgi_request.user.email == EMAIL


@pytest.mark.django_db(transaction=True)
def test_links_of_the_portal_stay_whole(client):
    make_user(email=EMAIL, password="three words apart")
    client.post(reverse("account_reset_password"), {"email": EMAIL})
    assert re.search(r"http://testserver/accounts/password/reset/key/\S+/", mail.outbox[0].body)


@pytest.mark.django_db
def test_it_is_written_in_the_transaction_at_hand():
    with transaction.atomic():
        send_mail("Subject", "Body", "somebody@evil.example", [EMAIL])
        assert Message.objects.count() == 1
        transaction.set_rollback(True)
    assert not Message.objects.exists()


@pytest.mark.django_db
def test_everybody_gets_an_email_of_their_own_from_us_without_links_to_others(settings):
    email = EmailMessage(
        "Hello\u2028Bcc: x@nhs.net", "See https://evil.example/x", "x@evil.example", ["a@nhs.net"], ["b@nhs.net"]
    )
    assert email.send() == 1
    assert list(Message.objects.values_list("to", "subject", "body")) == [
        (to, "Hello Bcc: x@nhs.net", "See evil[.]example/x\n") for to in ("a@nhs.net", "b@nhs.net")
    ]


@pytest.mark.django_db
def test_files_are_not_sent():
    email = EmailMessage("Subject", "Body", None, [EMAIL])
    email.attach("a.txt", "a", "text/plain")
    with pytest.raises(ValueError, match="carry no files"):
        email.send()
    assert not Message.objects.exists()

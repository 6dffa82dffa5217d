"""The mail people get."""

import re
from urllib.parse import urlsplit

from django.core import mail
from django.core.mail import EmailMessage
from playwright.sync_api import Page


def then_a_mail_comes(to: str, subject: str) -> EmailMessage:
    """The newest mail to an address has these words in its subject."""
    mails = [message for message in mail.outbox if message.to == [to]]
    assert mails, f"Nothing was sent to {to}"
    assert subject in mails[-1].subject
    return mails[-1]


def when_they_open_the_link(page: Page, message: EmailMessage, path: str = "/") -> None:
    """Opens the first link of a mail that begins with this path, on the test server."""
    address = urlsplit(re.search(rf"https?://[^/\s]+{path}\S*", message.body)[0])
    page.goto(address.path)


def code_in(message: EmailMessage) -> str:
    """The sign-in code of a mail."""
    return re.search(r"^([A-Z0-9-]{5,})$", message.body, re.MULTILINE)[1]

"""A mail server that does what a test wants."""

import pytest
from django.core.mail.backends.base import BaseEmailBackend

from casestudies.messages.writing import write_row


class FakeServer(BaseEmailBackend):
    """Keeps what it takes in `taken`; `answer(email)` may raise what a mail server would."""

    taken: list = []
    answer = staticmethod(lambda email: None)

    def send_messages(self, email_messages):
        for email in email_messages:
            type(self).answer(email)
            type(self).taken.append(email)
        return len(email_messages)


@pytest.fixture
def server(settings, monkeypatch):
    """The fake mail server, empty and friendly."""
    settings.DELIVERING_EMAIL_BACKEND = "tests.integration.messages.conftest.FakeServer"
    monkeypatch.setattr(FakeServer, "taken", [])
    monkeypatch.setattr(FakeServer, "answer", staticmethod(lambda email: None))
    return FakeServer


@pytest.fixture
def refuse(server, monkeypatch):
    """Has the server raise this from now on."""

    def from_now_on(error: Exception) -> None:
        def answer(email):
            raise error

        monkeypatch.setattr(server, "answer", staticmethod(answer))

    return from_now_on


@pytest.fixture
def letter():
    """Writes an email as a row."""

    def write(**values):
        return write_row(**{"to": "ada@nhs.net", "kind": "published", "subject": "Hello", "body": "Text\n"} | values)

    return write

"""An author with a draft and a browser."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from casestudies.models import Attachment
from tests.factories import make_draft, make_user
from tests.fake_clamd import clamd, no_clamd

__all__ = ["clamd", "no_clamd"]


@pytest.fixture
def author(db):
    """Somebody who shares."""
    return make_user(name="Asha Author")


@pytest.fixture
def draft(author):
    """A draft of theirs that could be sent."""
    return make_draft(lead=author)


@pytest.fixture
def web(author):
    """Their browser, signed in."""
    return browser_of(author)


def browser_of(user) -> Client:
    """A browser in which somebody is signed in."""
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def at(name: str, edition, *more) -> str:
    """The address of one of drafting's pages about an edition."""
    return reverse(f"drafting:{name}", args=[edition.case_study.public_id, *more])


def csv_file(name: str = "audit.csv", content: bytes = b"week,falls\n1,4\n") -> SimpleUploadedFile:
    """A CSV file as a browser sends it."""
    return SimpleUploadedFile(name, content, "text/csv")


def attach(web: Client, edition, content: bytes = b"week,falls\n1,4\n", name: str = "audit.csv") -> Attachment:
    """A file that was added on the page."""
    answer = web.post(at("add_part", edition, "attachments"), {"file": csv_file(name, content)})
    assert answer.status_code == 302
    return edition.attachments.last()


def download(attachment: Attachment) -> str:
    """The address of a file."""
    return reverse("library:attachment", args=[attachment.public_id])

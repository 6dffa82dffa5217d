"""Authors, their browsers, and addresses of drafting."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(db):
    """Somebody who shares."""
    return make_user(name="Asha Author")


@pytest.fixture
def web(author):
    """The author's browser, signed in."""
    return browser_of(author)


def browser_of(user) -> Client:
    """A browser in which somebody is signed in."""
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def at(name: str, edition, *more) -> str:
    """The address of one of drafting's pages about an edition."""
    return reverse(f"drafting:{name}", args=[edition.case_study.public_id, *more])


def photo(name: str = "ward.jpg", size: tuple[int, int] = (40, 30)) -> SimpleUploadedFile:
    """A small picture as a browser sends it."""
    written = io.BytesIO()
    Image.new("RGB", size, "teal").save(written, "JPEG")
    return SimpleUploadedFile(name, written.getvalue(), "image/jpeg")


def csv_file(name: str = "audit.csv", content: bytes = b"week,falls\n1,4\n") -> SimpleUploadedFile:
    """A small CSV file as a browser sends it."""
    return SimpleUploadedFile(name, content, "text/csv")


def text_of(response) -> str:
    """What a page says."""
    return response.content.decode()

"""A case study that is shared, the people in it, and the links they are sent."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from casestudies.models import Collaborator, Edition, Message
from tests.factories import make_draft, make_user
from tests.integration.drafting.conftest import browser_of

SECRET = "Lanterns on every bed"
LEAD = "Lena Leads"
EMAIL = "colleague@nhs.net"


@pytest.fixture
def lead(db):
    """Who leads the case study."""
    return make_user(name=LEAD, email="lena@nhs.net")


@pytest.fixture
def edition(lead) -> Edition:
    """A draft whose words must not leak."""
    return make_draft(lead=lead, headline=SECRET, problem=f"{SECRET} were missing")


@pytest.fixture
def web(lead) -> Client:
    """The lead's browser."""
    return browser_of(lead)


def join(edition: Edition, *, part: str = "write", name: str = "Wes Writes", email: str = "") -> Collaborator:
    """Somebody who takes part."""
    user = make_user(name=name, **({"email": email} if email else {}))
    return edition.case_study.collaborators.create(user=user, part=part)


def at(name: str, edition: Edition, *more) -> str:
    """The address of one of the pages about a case study."""
    return reverse(f"together:{name}", args=[edition.case_study.public_id, *more])


def links_to(email: str = EMAIL) -> tuple[str, str]:
    """The paths in the newest mail to an address: to accept, and to decline."""
    # What lets somebody in is blanked once it is sent; then it is only where it was sent to.
    body = Message.objects.filter(to=email).last().body or [one for one in mail.outbox if email in one.to][-1].body
    found = re.findall(r"https?://[^/\s]+(/\S+)", body)
    return found[0], found[1]


def invite(web: Client, edition: Edition, *, email: str = EMAIL, part: str = "write"):
    """Invites by the page. Gives what the page answers."""
    return web.post(at("people", edition), {"email": email, "part": part})

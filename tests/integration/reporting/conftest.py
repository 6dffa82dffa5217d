"""A published case study, and readers who say what is wrong with it."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from casestudies.models import Report
from improvers.roles import Role
from tests.factories import make_published, make_user
from tests.integration.moderation.conftest import post_room

__all__ = ["post_room"]

WORDS = "The second photo shows a name band"


@pytest.fixture(autouse=True)
def nobody_waits(db):
    """Forgets who reported how much."""
    cache.clear()


@pytest.fixture
def edition(db):
    """What is reported; its lead is Ada."""
    return make_published(lead=make_user(name="Ada Author"), headline="Huddles before handover")


@pytest.fixture
def moderator(db):
    """Has no part in it."""
    return make_user(Role.MODERATOR, name="Mo Derator")


@pytest.fixture
def moderator_client(client, moderator):
    """A browser in which the moderator is signed in."""
    client.force_login(moderator)
    return client


@pytest.fixture
def reported(edition):
    """Makes a report: reported(kind="broken", email="reader@example.com")."""

    def make(about=edition, **values) -> Report:
        return Report.objects.create(
            case_study=about.case_study, edition=about, **({"kind": "patient", "text": WORDS} | values)
        )

    return make


def page_of(edition) -> str:
    """Where moderators read the reports of a case study."""
    return reverse("admin:reporting_of_case_study", args=[edition.case_study.public_id])


def close(client, report, outcome, **answers):
    """Closes a report on that page. Gives the response."""
    edition = report.case_study.editions.get(status="published")
    said = {"outcome": outcome, "expected_version": edition.version, "note": "I looked", **answers}
    data = {f"report-{report.pk}-{name}": value for name, value in said.items()}
    return client.post(page_of(edition), {"report": report.pk, **data})

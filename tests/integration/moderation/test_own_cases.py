"""What moderators write about a case study is nowhere in the admin for a moderator or administrator who is in it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from casestudies.models import Edition, FlagOverride, Message
from casestudies.moderation import actions, holding
from casestudies.moderation.queries import editions_for
from casestudies.states import Status
from improvers.roles import Role
from tests.architecture.routes import all_routes
from tests.factories import make_edition, make_user
from tests.integration.moderation.helpers import ticked

pytestmark = pytest.mark.django_db

SECRETS = ("xyzzytakeover", "xyzzyhold", "xyzzyflag", "xyzzyreport", "xyzzyclosing")


@pytest.fixture
def edition(moderator, colleague) -> Edition:
    """A published one that was taken over, held, published in spite of a flag, and reported."""
    edition = make_edition(Status.IN_REVIEW, moderator=moderator)
    actions.take_over(edition=edition, by=colleague, expected_version=edition.version, reason=SECRETS[0])
    put_aside = {"reason": SECRETS[1], "lasts": timedelta(days=1)}
    holding.put_on_hold(edition=edition, by=colleague, expected_version=edition.version, **put_aside)
    holding.resume(edition=edition, by=colleague, expected_version=edition.version)
    actions.approve(edition=edition, by=colleague, expected_version=edition.version, ticked=ticked(edition))
    published = edition.transitions.last()
    FlagOverride.objects.create(transition=published, place="problem", kind="nhs_number", mark="m", reason=SECRETS[2])
    for kind, text in (("other", SECRETS[3]), ("patient", SECRETS[3])):
        edition.case_study.reports.create(edition=edition, kind=kind, text=text)
    closed = edition.case_study.reports.first()
    closed.closed_at, closed.outcome, closed.note = edition.published_at, "nothing_wrong", SECRETS[4]
    closed.save()
    return edition


def pages(edition: Edition) -> list[str]:
    """Every page to read of the admin without an argument, and those about this edition, its moves and its emails."""
    values = [{"public_id": edition.case_study.public_id, "number": edition.number}]
    values += [{"public_id": edition.case_study.public_id}, {}]
    values += [{"slug": slug} for slug in ("load", "takedowns", "overrides", "ageing", "outcomes", "turnaround")]
    things = [edition, edition.case_study, *edition.transitions.all(), *Message.objects.all()]
    values += [{"object_id": thing.pk} for thing in things]
    found = set()
    for route in all_routes():
        for each in values:
            is_read = route.name.startswith("admin:") and not route.name.endswith(("_add", "_delete"))
            if is_read and set(route.arguments) == set(each):
                try:
                    found.add(reverse(route.name, kwargs=each))
                except NoReverseMatch:
                    continue
    return sorted(found)


def told(person, edition: Edition) -> set[str]:
    """Which of the words they are told on any page."""
    client, found = Client(), set()
    client.force_login(person)
    for page in pages(edition):
        response = client.get(page)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        found |= {word for word in SECRETS if word.encode() in body}
    return found


def test_nobody_reads_in_the_admin_what_moderators_wrote_of_their_own(edition):
    leads, checks, other = make_user(Role.ADMINISTRATOR), make_user(Role.MODERATOR), make_user(Role.ADMINISTRATOR)
    edition.case_study.lead = leads
    edition.case_study.save()
    edition.case_study.collaborators.create(user=checks, part="check")

    assert editions_for(leads).filter(pk=edition.pk).exists()
    assert told(leads, edition) == set()
    assert told(checks, edition) == set()
    assert told(other, edition) == set(SECRETS)

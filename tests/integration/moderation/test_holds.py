"""Putting a review aside: who is told, what it keeps out, and how it ends."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from casestudies import workflow
from casestudies.errors import DomainError, PermissionRefused, StaleDecision
from casestudies.models import Hold, Message
from casestudies.moderation import actions, holding
from casestudies.states import Status
from improvers.models import AuditEvent
from improvers.roles import Role
from tests.factories import make_edition, make_user

pytestmark = pytest.mark.django_db
WEEK = datetime.timedelta(days=7)


def hold(edition, by, reason="Waiting for the Caldicott guardian", **lasts):
    return holding.put_on_hold(
        edition=edition, by=by, expected_version=edition.version, reason=reason, lasts=lasts.get("lasts")
    )


def act(action, edition, by, **words):
    return action(edition=edition, by=by, expected_version=edition.version, **words)


@pytest.fixture
def held(moderator, author):
    """An edition on hold."""
    edition = make_edition(Status.IN_REVIEW, lead=author, moderator=moderator)
    hold(edition, moderator)
    return edition


def test_a_held_edition_is_claimed_by_nobody_and_keeps_its_place(moderator):
    edition = make_edition(Status.IN_REVIEW, moderator=moderator)
    sent = edition.submitted_at
    hold(edition, moderator, lasts=WEEK)
    assert (edition.status, edition.claimed_by, edition.submitted_at) == (Status.SUBMITTED, None, sent)
    assert edition.hold.reason == "Waiting for the Caldicott guardian"
    assert AuditEvent.objects.filter(kind="held", actor_id=moderator.pk).count() == 1


def test_the_author_is_not_told(moderator, author):
    edition = make_edition(Status.IN_REVIEW, lead=author, moderator=moderator)
    before = Message.objects.count()
    hold(edition, moderator)
    assert Message.objects.count() == before
    assert not edition.transitions.filter(comment__contains="Caldicott").exists()


def test_nobody_claims_it_until_it_is_taken_off_hold(held, moderator, colleague):
    for person in (moderator, colleague):
        with pytest.raises(PermissionRefused) as refused:
            act(actions.claim, held, person)
        assert refused.value.code == "on_hold"
    act(holding.resume, held, colleague)
    assert (held.status, held.claimed_by, held.hold) == (Status.IN_REVIEW, colleague, None)
    assert Hold.objects.get().ended_by == colleague


def test_it_ends_by_itself(held, colleague):
    past = timezone.now() - datetime.timedelta(minutes=1)
    Hold.objects.update(at=past - WEEK, until=past)
    act(actions.claim, held, colleague)
    assert held.status == Status.IN_REVIEW
    assert (Hold.objects.get().ended_at, Hold.objects.get().ended_by) == (past, None)


def test_it_can_be_held_again_after_it_ended_by_itself(held, moderator, colleague):
    past = timezone.now() - datetime.timedelta(minutes=1)
    Hold.objects.update(at=past - WEEK, until=past)
    act(actions.claim, held, colleague)
    hold(held, colleague, "Still waiting")
    assert [each.is_on for each in held.holds.all()] == [False, True]


def test_a_reason_is_needed_and_the_claim_stays_without(moderator):
    edition = make_edition(Status.IN_REVIEW, moderator=moderator)
    with pytest.raises(DomainError) as refused:
        hold(edition, moderator, "  ")
    assert refused.value.code == "reason_needed"
    edition.refresh_from_db()
    assert (edition.status, edition.claimed_by) == (Status.IN_REVIEW, moderator)


def test_only_who_claimed_it_holds_it_and_only_on_the_version_they_saw(moderator, colleague, author):
    edition = make_edition(Status.IN_REVIEW, lead=author, moderator=moderator)
    for person in (colleague, author):
        with pytest.raises(PermissionRefused):
            hold(edition, person)
    with pytest.raises(StaleDecision):
        holding.put_on_hold(edition=edition, by=moderator, expected_version=1, reason="Because")
    assert not Hold.objects.exists()


def test_nobody_takes_their_own_off_hold(moderator, colleague):
    edition = make_edition(Status.IN_REVIEW, lead=make_user(Role.MODERATOR), moderator=moderator)
    hold(edition, moderator)
    with pytest.raises(PermissionRefused, match="your own"):
        act(holding.resume, edition, edition.case_study.lead)
    assert edition.hold


def test_what_is_not_on_hold_cannot_be_taken_off(moderator):
    with pytest.raises(DomainError) as refused:
        act(holding.resume, make_edition(Status.SUBMITTED), moderator)
    assert refused.value.code == "not_on_hold"


def test_withdrawing_ends_a_hold(held, author):
    workflow.move(edition=held, to=Status.WITHDRAWN, by=author, expected_version=held.version)
    assert not Hold.objects.holding().exists()


def test_the_database_keeps_one_open_hold_an_edition_with_a_reason(held, moderator):
    for values in ({"reason": "Twice"}, {"reason": "", "ended_at": timezone.now()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Hold.objects.create(edition=held, by=moderator, **values)

"""Who may take an edition on, for how long, and that nobody decides on their own work."""

import pytest
from django.contrib.auth.models import AnonymousUser

from casestudies import permissions
from casestudies.errors import DomainError, IllegalMove, PermissionRefused, StaleDecision
from casestudies.moderation import actions
from casestudies.states import Status
from improvers.roles import Role
from tests.factories import make_edition, make_user
from tests.integration.moderation.helpers import claimed_ago, ticked

pytestmark = pytest.mark.django_db


def act(action, edition, by, **words):
    """Does it on the version there is now, with everything ticked where that is asked."""
    if action is actions.approve:
        words["ticked"] = ticked(edition)
    return action(edition=edition, by=by, expected_version=edition.version, **words)


def test_a_claim_keeps_others_out_for_29_minutes(moderator, colleague):
    edition = claimed_ago(make_edition(Status.IN_REVIEW, moderator=moderator), minutes=29)
    with pytest.raises(PermissionRefused, match="Mo Derator is reviewing this") as refused:
        act(actions.release, edition, colleague)
    assert refused.value.code == "claimed"
    with pytest.raises(DomainError, match="Mo Derator will read it") as refused:
        act(actions.take_over, edition, colleague, reason=" ")
    assert refused.value.code == "comment_needed"
    edition.refresh_from_db()
    assert edition.claimed_by == moderator


def test_after_30_minutes_another_moderator_may_take_it_over_and_decide(moderator, colleague):
    edition = claimed_ago(make_edition(Status.IN_REVIEW, moderator=moderator), minutes=30)
    act(actions.take_over, edition, colleague)
    assert edition.claimed_by == colleague
    assert edition.transitions.last().is_take_over
    with pytest.raises(PermissionRefused, match="Claim this"):
        act(actions.approve, edition, moderator)
    act(actions.approve, edition, colleague)
    assert edition.status == Status.PUBLISHED


def test_a_claim_that_ran_out_is_still_good_until_somebody_takes_it(moderator):
    edition = claimed_ago(make_edition(Status.IN_REVIEW, moderator=moderator), hours=5)
    act(actions.approve, edition, moderator)
    assert edition.status == Status.PUBLISHED


def test_taking_over_needs_a_claim_by_somebody_else(moderator, colleague):
    mine = claimed_ago(make_edition(Status.IN_REVIEW, moderator=moderator), hours=1)
    with pytest.raises(DomainError, match="already"):
        act(actions.take_over, mine, moderator)
    waiting = make_edition(Status.SUBMITTED)
    with pytest.raises(IllegalMove):
        act(actions.take_over, waiting, colleague)


def test_a_released_edition_keeps_its_place_in_the_queue(moderator):
    edition = make_edition(Status.IN_REVIEW, moderator=moderator)
    sent = edition.submitted_at
    act(actions.release, edition, moderator)
    assert (edition.status, edition.claimed_by, edition.submitted_at) == (Status.SUBMITTED, None, sent)


def test_a_claim_on_a_version_that_is_gone_is_refused(moderator, colleague):
    edition = make_edition(Status.SUBMITTED)
    seen = edition.version
    act(actions.claim, edition, moderator)
    with pytest.raises(StaleDecision):
        actions.claim(edition=edition, by=colleague, expected_version=seen)


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.ADMINISTRATOR])
def test_nobody_claims_decides_or_takes_down_their_own(role, moderator):
    author = make_user(role)
    for status, action in (
        (Status.SUBMITTED, actions.claim),
        (Status.IN_REVIEW, actions.approve),
        (Status.IN_REVIEW, actions.ask_for_changes),
        (Status.IN_REVIEW, actions.reject),
        (Status.IN_REVIEW, actions.release),
        (Status.PUBLISHED, actions.unpublish),
    ):
        edition = make_edition(status, lead=author, moderator=moderator)
        words = {} if action in (actions.claim, actions.release) else {"comment": "Because"}
        with pytest.raises(PermissionRefused, match="your own case study") as refused:
            act(action, edition, author, **words)
        assert refused.value.code == "own_work"
        edition.refresh_from_db()
        assert edition.status == status


def test_a_moderator_who_can_no_longer_sign_in_moderates_nothing(moderator):
    edition = make_edition(Status.IN_REVIEW, moderator=moderator)
    moderator.is_active = False
    moderator.save()
    assert not permissions.can_decide(moderator, edition)
    with pytest.raises(PermissionRefused):
        permissions.check_can_claim(moderator, make_edition(Status.SUBMITTED))


def test_somebody_not_signed_in_moves_nothing():
    edition = make_edition(Status.SUBMITTED)
    for to in (Status.IN_REVIEW, Status.WITHDRAWN):
        assert not permissions.can_move(AnonymousUser(), edition, to)


def test_a_case_study_whose_lead_left_has_no_owner(moderator):
    edition = make_edition(Status.SUBMITTED)
    edition.case_study.lead.delete()
    edition.refresh_from_db()
    assert not permissions.can_move(AnonymousUser(), edition, Status.WITHDRAWN)
    act(actions.claim, edition, moderator)
    act(actions.approve, edition, moderator)
    assert edition.status == Status.PUBLISHED

"""Taking a review over from a moderator whose claim still holds: with a reason, which they read when they return."""

from datetime import timedelta

import pytest
from django.utils import timezone

from casestudies import workflow
from casestudies.errors import DomainError, PermissionRefused, StaleDecision
from casestudies.models import Edition, Message
from casestudies.moderation import actions
from casestudies.moderation.claims import taken_over_from
from casestudies.states import Status
from tests.factories import make_edition
from tests.integration.moderation.helpers import claimed_ago
from tests.integration.moderation.test_queue import page

pytestmark = pytest.mark.django_db
REASON = "You are on leave from tomorrow"


@pytest.fixture
def edition(colleague, author):
    """What the colleague is reviewing."""
    return make_edition(Status.IN_REVIEW, moderator=colleague, lead=author, headline="Fewer falls")


def address(edition, *more) -> str:
    """A page of moderation about an edition."""
    return "/".join(["/admin/moderation", edition.case_study.public_id, str(edition.number), *more, ""])


def take_over(edition, by, reason=REASON):
    """Takes it over as it is now."""
    return actions.take_over(edition=edition, by=by, expected_version=edition.version, reason=reason)


def test_it_is_theirs_with_one_move_that_says_why_and_the_author_hears_nothing(edition, moderator, colleague):
    mails = Message.objects.count()
    sent = edition.submitted_at
    move = take_over(edition, moderator)
    assert (move.by, move.comment, move.is_take_over) == (moderator, REASON, True)
    assert (edition.claimed_by, edition.status, edition.submitted_at) == (moderator, Status.IN_REVIEW, sent)
    assert Message.objects.count() == mails
    with pytest.raises(PermissionRefused, match="Claim this"):
        actions.approve(edition=edition, by=colleague, expected_version=edition.version)


def test_the_queue_leads_to_it_and_the_page_wants_the_reason(moderator_client, edition, moderator):
    assert f'href="{address(edition, "take-over")}"' in page(moderator_client)
    html = moderator_client.get(address(edition, "take-over")).content.decode()
    assert "Col League is reviewing this and has it until" in html
    empty = moderator_client.post(address(edition, "take-over"), {"expected_version": edition.version})
    assert "Say why you are taking this over. Col League will read it" in empty.content.decode()
    done = {"expected_version": edition.version, "reason": REASON, "queue": "late=1&x=y"}
    response = moderator_client.post(address(edition, "take-over"), done)
    assert response.url == f"{address(edition)}?queue=late%3D1"
    edition.refresh_from_db()
    assert edition.claimed_by == moderator


def test_what_comes_too_late_is_refused_and_the_reason_kept(moderator_client, edition, colleague):
    seen = edition.version
    actions.release(edition=edition, by=colleague, expected_version=seen)
    actions.claim(edition=edition, by=colleague, expected_version=edition.version)
    response = moderator_client.post(address(edition, "take-over"), {"expected_version": seen, "reason": REASON})
    assert response.status_code == 409
    assert REASON in response.content.decode()
    assert "Look at it again" in response.content.decode()


def test_the_one_who_lost_it_is_told_who_why_and_when_and_keeps_what_they_typed(client, edition, moderator, colleague):
    seen = edition.version
    take_over(edition, moderator)
    client.force_login(colleague)
    at = timezone.localtime(edition.claimed_at)
    html = client.get(address(edition)).content.decode()
    assert "This review was taken over from you" in html
    assert f"Mo Derator took it over on {at.day} {at:%B} at {at:%H:%M}, because:" in html
    assert REASON in html
    typed = {"expected_version": seen, "decision": "ask_for_changes", "comment": "How many people fell?"}
    response = client.post(address(edition), typed)
    assert response.status_code == 409
    html = response.content.decode()
    assert "How many people fell?" in html
    assert REASON in html
    assert "took this over from you" in page(client)
    assert edition.transitions.count() == 3


def test_only_the_one_who_lost_it_is_told_and_only_while_it_is_true(edition, moderator, colleague):
    take_over(edition, moderator)
    assert set(taken_over_from(colleague, [edition])) == {edition.pk}
    assert taken_over_from(moderator, [edition]) == {}
    take_over(edition, colleague, "I am back")
    assert taken_over_from(colleague, [edition]) == {}
    assert set(taken_over_from(moderator, [edition])) == {edition.pk}


def test_a_review_given_back_and_claimed_by_another_was_not_taken_over(edition, moderator, colleague):
    actions.release(edition=edition, by=colleague, expected_version=edition.version)
    actions.claim(edition=edition, by=moderator, expected_version=edition.version)
    assert taken_over_from(colleague, [edition]) == {}


def test_once_it_was_sent_again_nobody_is_told_of_old_times(edition, moderator, colleague, author):
    take_over(edition, moderator)
    actions.ask_for_changes(edition=edition, by=moderator, expected_version=edition.version, comment="More, please")
    workflow.move(edition=edition, to=Status.SUBMITTED, by=author, expected_version=edition.version)
    assert taken_over_from(colleague, [edition]) == {}


def test_nobody_takes_over_their_own_work_or_their_own_claim(edition, author, colleague, moderator):
    author.role = "moderator"
    author.save()
    edition.case_study.collaborators.create(user=moderator, part="check")
    for person, says in ((author, "own case study"), (moderator, "take part"), (colleague, "already")):
        with pytest.raises(PermissionRefused, match=says):
            take_over(edition, person)
    assert edition.transitions.count() == 2


def test_working_on_it_keeps_the_claim_fresh_and_only_looking_does_not(client, edition, colleague):
    claimed_ago(edition, minutes=29)
    client.force_login(colleague)
    client.get(address(edition))
    edition.refresh_from_db()
    assert timezone.now() - edition.claimed_at > timedelta(minutes=28)
    client.post(address(edition), {"expected_version": edition.version, "decision": "reject", "comment": ""})
    edition.refresh_from_db()
    assert timezone.now() - edition.claimed_at < timedelta(minutes=1)


def test_nobody_keeps_a_claim_that_is_not_theirs(edition, moderator, colleague):
    claimed_ago(edition, minutes=20)
    assert not actions.keep_claim(edition=edition, by=moderator)
    take_over(edition, moderator)
    assert not actions.keep_claim(edition=edition, by=colleague)
    assert Edition.objects.get(pk=edition.pk).claimed_by == moderator
    waiting = make_edition(Status.SUBMITTED)
    assert not actions.keep_claim(edition=waiting, by=moderator)
    assert waiting.claimed_at is None


def test_a_claim_renewed_meanwhile_is_not_taken_without_a_reason(edition, moderator, colleague):
    claimed_ago(edition, minutes=31)
    seen = edition.version
    assert actions.keep_claim(edition=edition, by=colleague)
    with pytest.raises(DomainError, match="Say why") as refused:
        actions.take_over(edition=edition, by=moderator, expected_version=seen)
    assert refused.value.code == "comment_needed"


def test_a_version_that_is_gone_is_not_taken_over(edition, moderator):
    with pytest.raises(StaleDecision):
        actions.take_over(edition=edition, by=moderator, expected_version=edition.version - 1, reason=REASON)

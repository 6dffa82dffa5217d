"""Two people at the same moment, with real threads and real commits: exactly one decision each time."""

import os
from collections import Counter

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from casestudies import workflow
from casestudies.errors import DomainError
from casestudies.models import Edition, IndexChange, Message, Transition
from casestudies.moderation import actions
from casestudies.states import Status
from improvers.roles import Role
from tests.factories import make_edition, make_organisation, make_user
from tests.integration.moderation.helpers import claimed_ago, ticked
from tests.races import at_once

# Of two decisions; RACES=1000 runs as many as that.
RACES = int(os.environ.get("RACES", "18"))
CLAIMS = RACES // 3

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite lets one writer in at a time: there is no race to run"
    ),
]


def attempt(action, edition, by, **words):
    """One runner: the action on a fresh copy, on the version everybody sees now."""
    version, pk = edition.version, edition.pk
    if action is actions.approve:
        words["ticked"] = ticked(edition)
    return lambda: action(edition=Edition.objects.get(pk=pk), by=by, expected_version=version, **words)


def withdraw(*, edition, by, expected_version):
    """What the author can do meanwhile."""
    return workflow.move(edition=edition, to=Status.WITHDRAWN, by=by, expected_version=expected_version)


def marks(edition) -> Counter:
    """Everything a move leaves behind for this case study."""
    return Counter(
        transitions=Transition.objects.filter(edition=edition).count(),
        messages=Message.objects.filter(transition__edition=edition).count(),
        changes=IndexChange.objects.filter(case_study_id=edition.case_study_id).count(),
    )


def check_one_won(edition, before, outcomes) -> Transition:
    """Exactly one outcome is a Transition, the other a refusal, and the rows say the same. Gives the winner's."""
    won = [outcome for outcome in outcomes if isinstance(outcome, Transition)]
    lost = [outcome for outcome in outcomes if isinstance(outcome, DomainError)]
    assert (len(won), len(lost)) == (1, len(outcomes) - 1), outcomes
    edition.refresh_from_db()
    assert edition.status == won[0].to_status
    left = marks(edition) - before
    published = won[0].to_status == Status.PUBLISHED
    assert left == Counter(transitions=1, messages=1, changes=1 if published else 0) + Counter()
    return won[0]


@pytest.fixture
def people():
    """Author, two moderators, and a place."""
    return make_user(), make_user(Role.MODERATOR), make_user(Role.MODERATOR), make_organisation()


def test_approve_and_reject_at_once_make_one_decision(people):
    author, moderator, _other, place = people
    winners = Counter()
    for _ in range(RACES):
        edition = make_edition(Status.IN_REVIEW, lead=author, moderator=moderator, organisation=place)
        before = marks(edition)
        outcomes = at_once(
            attempt(actions.approve, edition, moderator),
            attempt(actions.reject, edition, moderator, comment="No"),
        )
        winners[check_one_won(edition, before, outcomes).to_status] += 1
    assert sum(winners.values()) == RACES


def test_two_moderators_claiming_at_once_make_one_claim(people):
    author, moderator, other, place = people
    for _ in range(CLAIMS):
        edition = make_edition(Status.SUBMITTED, lead=author, organisation=place)
        before = marks(edition)
        outcomes = at_once(attempt(actions.claim, edition, moderator), attempt(actions.claim, edition, other))
        assert check_one_won(edition, before, outcomes).by == edition.claimed_by


def test_an_author_withdrawing_while_a_moderator_claims_makes_one_move(people):
    author, moderator, _other, place = people
    for _ in range(CLAIMS):
        edition = make_edition(Status.SUBMITTED, lead=author, organisation=place)
        before = marks(edition)
        outcomes = at_once(attempt(withdraw, edition, author), attempt(actions.claim, edition, moderator))
        check_one_won(edition, before, outcomes)


def test_a_decision_while_another_takes_over_makes_one_of_the_two(people):
    author, moderator, other, place = people
    for _ in range(RACES):
        edition = make_edition(Status.IN_REVIEW, lead=author, moderator=moderator, organisation=place)
        claimed_ago(edition, minutes=31)
        outcomes = at_once(attempt(actions.approve, edition, moderator), attempt(actions.take_over, edition, other))
        won = [outcome for outcome in outcomes if isinstance(outcome, Transition)]
        assert len(won) == 1, outcomes
        edition.refresh_from_db()
        assert edition.status == won[0].to_status
        assert edition.claimed_by == (other if edition.status == Status.IN_REVIEW else None)
        published = edition.transitions.filter(to_status=Status.PUBLISHED).count()
        assert published == (1 if edition.status == Status.PUBLISHED else 0)


def test_taking_over_a_claim_that_holds_while_its_holder_decides_makes_one_of_the_two(people):
    author, moderator, other, place = people
    for _ in range(CLAIMS):
        edition = make_edition(Status.IN_REVIEW, lead=author, moderator=moderator, organisation=place)
        before = marks(edition)
        outcomes = at_once(
            attempt(actions.approve, edition, moderator),
            attempt(actions.take_over, edition, other, reason="You are away"),
        )
        won = [outcome for outcome in outcomes if isinstance(outcome, Transition)]
        assert len(won) == 1, outcomes
        edition.refresh_from_db()
        assert edition.claimed_by == (other if won[0].is_take_over else None)
        assert (marks(edition) - before)["transitions"] == 1


def test_two_moderators_taking_over_at_once_make_one_holder(people):
    author, moderator, other, place = people
    third = make_user(Role.MODERATOR)
    for _ in range(CLAIMS):
        edition = make_edition(Status.IN_REVIEW, lead=author, moderator=moderator, organisation=place)
        outcomes = at_once(
            attempt(actions.take_over, edition, other, reason="You are away"),
            attempt(actions.take_over, edition, third, reason="You are away"),
        )
        (won,) = [outcome for outcome in outcomes if isinstance(outcome, Transition)]
        edition.refresh_from_db()
        assert (edition.claimed_by, edition.transitions.last()) == (won.by, won)


def test_a_holder_who_goes_on_working_and_one_who_takes_over_without_a_word_never_both_have_it(people):
    author, moderator, other, place = people
    for _ in range(CLAIMS):
        edition = make_edition(Status.IN_REVIEW, lead=author, moderator=moderator, organisation=place)
        claimed_ago(edition, minutes=31)
        pk, version = edition.pk, edition.version
        kept, taken = at_once(
            lambda pk=pk: actions.keep_claim(edition=Edition.objects.get(pk=pk), by=moderator),
            lambda pk=pk, version=version: actions.take_over(
                edition=Edition.objects.get(pk=pk), by=other, expected_version=version
            ),
        )
        edition.refresh_from_db()
        if isinstance(taken, Transition):
            assert (kept, edition.claimed_by) == (False, other)
        else:
            assert (kept, edition.claimed_by, taken.code) == (True, moderator, "comment_needed")


def test_two_tabs_of_the_page_give_one_decision_and_no_broken_page(people):
    author, moderator, _other, place = people

    def press(edition, decision):
        browser = Client()
        browser.force_login(moderator)
        address = reverse("admin:moderation_decide", args=[edition.case_study.public_id, edition.number])
        typed = {"expected_version": edition.version, "decision": decision, "comment": "My thoughts"}
        typed["checklist"] = ticked(edition)
        return lambda: browser.post(address, typed)

    for _ in range(20):
        edition = make_edition(Status.IN_REVIEW, lead=author, moderator=moderator, organisation=place)
        before = marks(edition)
        responses = at_once(press(edition, "approve"), press(edition, "reject"))
        assert sorted(response.status_code for response in responses) == [302, 409]
        refused = next(response for response in responses if response.status_code == 409)
        assert "My thoughts" in refused.content.decode()
        left = marks(edition) - before
        assert (left["transitions"], left["messages"]) == (1, 1)


def test_two_people_publishing_different_case_studies_at_once_both_succeed(people):
    author, moderator, other, place = people
    for _ in range(CLAIMS):
        mine = make_edition(Status.IN_REVIEW, lead=author, moderator=moderator, organisation=place)
        theirs = make_edition(Status.IN_REVIEW, lead=author, moderator=other, organisation=place)
        outcomes = at_once(attempt(actions.approve, mine, moderator), attempt(actions.approve, theirs, other))
        assert all(isinstance(outcome, Transition) for outcome in outcomes), outcomes
    numbers = list(IndexChange.objects.values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))

"""Two moderators and one case study: each sees what the other does, and nothing typed is lost."""

import datetime

from django.utils import timezone
from playwright.sync_api import expect

from casestudies.models import Edition
from casestudies.permissions import CLAIM_LASTS
from casestudies.states import Status
from improvers.roles import Role
from tests.factories import make_edition

from .steps.moderating import (
    given_the_queue,
    when_they_approve,
    when_they_claim,
    when_they_comment,
    when_they_look_at,
    when_they_note,
)
from .steps.pages import then_the_heading_is, then_the_page_says, when_they_press
from .steps.people import given_somebody_signed_in

HEADLINE = "We moved the clocks to where patients can see them"


def test_the_second_moderator_sees_who_has_it(open_browser, way):
    first, second = given_two_moderators(open_browser, way)
    make_edition(Status.SUBMITTED, headline=HEADLINE)
    when_they_claim(first, HEADLINE)

    given_the_queue(second)
    then_the_page_says(second, "Mo Jones is reviewing this.")
    when_they_look_at(second, HEADLINE)
    then_the_page_says(second, "Mo Jones is reviewing this.", "As readers will see it")
    expect(second.get_by_role("button", name="Approve and publish")).to_have_count(0)

    when_they_press(first, "Release back to the queue")
    when_they_claim(second, HEADLINE)


def test_the_second_to_claim_is_told(open_browser, way):
    first, second = given_two_moderators(open_browser, way)
    make_edition(Status.SUBMITTED, headline=HEADLINE)
    given_the_queue(second)
    when_they_claim(first, HEADLINE)

    when_they_press(second, f"Claim {HEADLINE}")

    then_the_heading_is(second, HEADLINE)
    then_the_page_says(second, "Mo Jones is reviewing this.")


def test_a_decision_that_comes_too_late_keeps_what_was_typed(open_browser, way):
    first, second = given_two_moderators(open_browser, way)
    edition = make_edition(Status.SUBMITTED, headline=HEADLINE)
    when_they_claim(first, HEADLINE)
    when_they_note(first, "The five answers", "Which clocks were they?")
    when_they_comment(first, "Please say how many clocks you moved.")

    given_the_claim_ran_out(edition)
    given_the_queue(second)
    when_they_press(second, f"Take over {HEADLINE}")
    when_they_approve(second)
    when_they_press(first, "Ask for changes")

    then_the_page_says(
        first,
        "Your decision was not saved",
        "What you wrote is kept below, for you to copy.",
        "Please say how many clocks you moved.",
        "Which clocks were they?",
    )
    edition.refresh_from_db()
    assert edition.status == Status.PUBLISHED


def test_nobody_decides_on_their_own(open_browser, way):
    page = open_browser(**way)
    moderator = given_somebody_signed_in(page, "Mo Jones", Role.MODERATOR)
    make_edition(Status.SUBMITTED, lead=moderator, headline=HEADLINE)
    given_the_queue(page)
    then_the_page_says(page, "You cannot decide on your own case study. Another moderator has to.")
    expect(page.get_by_role("button", name=f"Claim {HEADLINE}")).to_have_count(0)


def given_two_moderators(open_browser, way):
    """Two signed-in moderators, Mo Jones and Sam Reed."""
    first, second = open_browser(**way), open_browser(**way)
    given_somebody_signed_in(first, "Mo Jones", Role.MODERATOR)
    given_somebody_signed_in(second, "Sam Reed", Role.MODERATOR)
    return first, second


def given_the_claim_ran_out(edition):
    """Time passes."""
    long_ago = timezone.now() - CLAIM_LASTS - datetime.timedelta(minutes=1)
    Edition.objects.filter(pk=edition.pk).update(claimed_at=long_ago)

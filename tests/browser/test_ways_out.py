"""Other ends than publication: withdrawn, refused, taken down. And being thanked."""

import re

import pytest
from playwright.sync_api import expect

from casestudies.states import Status
from improvers.roles import Role
from tests.factories import make_edition, make_published, make_user

from .steps.finding import then_they_find, when_they_search_from_the_front_page
from .steps.mail import then_a_mail_comes, when_they_open_the_link
from .steps.moderating import given_the_queue, when_they_claim, when_they_comment, when_they_reject
from .steps.pages import (
    given_the_page,
    then_errors_are_shown,
    then_the_heading_is,
    then_the_page_does_not_say,
    then_the_page_says,
    when_they_answer,
    when_they_follow,
    when_they_press,
)
from .steps.people import PASSWORD, given_an_account, given_somebody_signed_in, when_they_sign_in
from .steps.writing import when_they_open_their_own

HEADLINE = "We moved the clocks to where patients can see them"


def test_an_author_takes_a_case_study_back(open_browser, way):
    author, moderator = open_browser(**way), open_browser(**way)
    make_edition(Status.SUBMITTED, lead=given_somebody_signed_in(author), headline=HEADLINE)
    when_they_open_their_own(author, HEADLINE)
    when_they_press(author, "Withdraw")
    then_the_heading_is(author, "Withdraw this case study?")
    when_they_press(author, "Withdraw")
    then_the_page_says(author, "Withdrawn. Nobody will review it.")

    given_somebody_signed_in(moderator, "Mo Jones", Role.MODERATOR)
    given_the_queue(moderator)
    then_the_page_says(moderator, "Nothing is waiting for review.")

    when_they_press(author, "Use it as the start of a new draft")
    then_the_page_says(author, "Only the five answers are needed")


def test_a_moderator_refuses_and_says_why(open_browser, way):
    author, moderator = open_browser(**way), open_browser(**way)
    lead = given_somebody_signed_in(author)
    make_edition(Status.SUBMITTED, lead=lead, headline=HEADLINE)
    given_the_page(moderator, "/accounts/login/")
    when_they_sign_in(moderator, given_an_account("Mo Jones", Role.MODERATOR).email, second_factor=True)

    when_they_claim(moderator, HEADLINE)
    when_they_press(moderator, "Reject")
    expect(moderator.locator(".nhsuk-error-summary")).to_be_visible()
    when_they_comment(moderator, "This is an advertisement for clocks.")
    when_they_reject(moderator)

    when_they_open_the_link(author, then_a_mail_comes(lead.email, "Your case study"))
    then_the_page_says(author, "Not accepted", "This is an advertisement for clocks.")


def test_a_case_study_is_taken_down(open_browser, way):
    moderator, reader = open_browser(**way), open_browser(**way)
    lead = make_user(email="lead@nhs.net")
    study = make_published(lead=lead, headline=HEADLINE).case_study
    given_somebody_signed_in(moderator, "Mo Jones", Role.MODERATOR)
    given_the_page(moderator, f"/admin/moderation/{study.public_id}/1/")

    when_they_press(moderator, "Take it down")
    when_they_press(moderator, "Take it down")
    then_errors_are_shown(
        moderator,
        "Enter the reason. The author will read it",
        "Tick the box to show that you mean to take it down",
        focused=way["javascript"],
    )
    when_they_answer(moderator, {"Reason": "A patient could be known.", "Yes, take this case study down now": True})
    when_they_press(moderator, "Take it down")

    response = reader.goto(study.get_absolute_url())
    assert response.status == 410
    then_the_page_says(reader, "This case study has been taken down", HEADLINE, "taken down on")
    then_the_page_does_not_say(reader, "A patient could be known.")
    when_they_search_from_the_front_page(reader, "clocks")
    then_they_find(reader)
    assert "A patient could be known." in then_a_mail_comes("lead@nhs.net", "taken down").body


def test_a_reader_says_thank_you_once(open_browser, way):
    given_an_account("Bella Hart")
    study = make_published(headline=HEADLINE).case_study
    reader = open_browser(**way)
    given_the_page(reader, study.get_absolute_url())

    when_they_follow(reader, "Sign in to say thank you")
    when_they_answer(reader, {"Email address": "bella.hart@nhs.net", "Password": PASSWORD})
    when_they_press(reader, "Sign in")
    then_the_heading_is(reader, HEADLINE)
    when_they_press(reader, "Say thank you")

    then_the_page_says(reader, "1 reader has said thank you.", "You said thank you.")
    expect(reader.get_by_role("button", name="Say thank you")).to_have_count(0)
    reader.reload()
    then_the_page_says(reader, "1 reader has said thank you.")


@pytest.mark.parametrize("status", [Status.DRAFT, Status.SUBMITTED, Status.WITHDRAWN, Status.REJECTED])
def test_strangers_find_no_trace_of_what_is_not_published(open_browser, status):
    study = make_edition(status, headline=HEADLINE).case_study
    reader = open_browser()
    for address in (study.get_absolute_url(), f"/case-studies/{study.public_id}/"):
        assert reader.goto(address).status == 404
        expect(reader.locator("body")).not_to_contain_text(re.compile("clocks"))

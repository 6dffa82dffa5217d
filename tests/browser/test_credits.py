"""Somebody who is credited answers on a phone, without an account, scripts or mouse; later their page lists it."""

from casestudies.states import Status
from tests.factories import make_draft, take_to

from .conftest import PHONE
from .steps.mail import then_a_mail_comes, when_they_open_the_link
from .steps.pages import (
    given_the_page,
    then_errors_are_shown,
    then_the_heading_is,
    then_the_page_says,
    when_they_answer,
    when_they_come_to,
    when_they_follow,
    when_they_press,
)
from .steps.people import given_somebody_signed_in, when_they_sign_up
from .steps.writing import when_they_open_their_own

HEADLINE = "We moved the clocks to where patients can see them"
AMY = "amy.archer@nhs.net"


def test_a_credit_is_asked_about_corrected_and_gathered(open_browser):
    lead, amy = open_browser(viewport=PHONE), open_browser(viewport=PHONE, javascript=False)
    draft = make_draft(lead=given_somebody_signed_in(lead, "Lee Leader"), headline=HEADLINE)
    when_they_open_their_own(lead, HEADLINE)
    when_they_come_to(lead, "Credit the people")
    when_they_press(lead, "Add a person")
    when_they_answer(lead, {"Name": "Amy Archr", "What was their part?": "Had the idea"})
    when_they_answer(lead, {"Their email address (optional)": AMY})
    when_they_press(lead, "Add this person")
    then_the_page_says(lead, "Added: person")

    asked = then_a_mail_comes(AMY, "Lee Leader credits you in a case study")
    when_they_open_the_link(amy, asked)
    then_the_heading_is(amy, "You are credited in a case study")
    then_the_page_says(amy, HEADLINE, "Amy Archr", "Had the idea")
    when_they_press(amy, "Send my answer")
    then_errors_are_shown(amy, "Select whether this is right", focused=False)
    amy.get_by_label("My name or my part is wrong").focus()
    amy.keyboard.press("Space")
    amy.keyboard.press("Enter")
    then_the_heading_is(amy, "Correct your credit")
    when_they_answer(amy, {"Your name": "Amy Archer", "What was your part?": "Tried it first"})
    when_they_press(amy, "Correct my credit")
    then_the_heading_is(amy, "Your credit is corrected")
    when_they_open_the_link(amy, asked)
    then_the_heading_is(amy, "This link cannot be used")

    when_they_open_their_own(lead, HEADLINE)
    then_the_page_says(lead, "1 confirmed, 0 not answered yet", "Amy Archer", "Tried it first")
    draft.refresh_from_db()
    take_to(Status.PUBLISHED, draft)
    given_the_page(amy, "/")
    when_they_sign_up(amy, "Amy Archer", AMY)
    given_the_page(amy, "/profile/")
    when_they_answer(amy, {"Show a page about me": True})
    when_they_press(amy, "Save")
    then_the_page_says(amy, "Your profile is saved.")
    when_they_follow(amy, "See your page as others see it")
    then_the_page_says(amy, "Credited in 1 case study", "Tried it first")
    when_they_follow(amy, HEADLINE)
    then_the_heading_is(amy, HEADLINE)

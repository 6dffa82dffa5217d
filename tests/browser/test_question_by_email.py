"""One question by email: asked for, answered on a phone without a password, and stopped."""

from django.core.management import call_command

from tests.factories import make_draft

from .conftest import PHONE
from .steps.mail import then_a_mail_comes, when_they_open_the_link
from .steps.pages import (
    given_the_page,
    then_errors_are_shown,
    then_the_heading_is,
    then_the_page_says,
    when_they_answer,
    when_they_follow,
    when_they_press,
)
from .steps.people import given_somebody_signed_in


def test_somebody_answers_one_question_from_their_mail(open_browser):
    desk, phone = open_browser(), open_browser(viewport=PHONE, javascript=False)
    author = given_somebody_signed_in(desk, "Ada Brown")
    draft = make_draft(lead=author, headline="Huddles before handover")

    given_the_page(desk, f"/share/{draft.case_study.public_id}/")
    then_the_page_says(desk, "Say what to skip", "For the next team: it saves them the most.")
    when_they_follow(desk, "Get one question a week by email instead")
    when_they_answer(desk, {"One question a week about your drafts": True})
    when_they_press(desk, "Save")
    then_the_page_says(desk, "Your choice is saved")

    call_command("send_questions")
    message = then_a_mail_comes(author.email, "Say what to skip")
    when_they_open_the_link(phone, message)
    then_the_heading_is(phone, "Say what to skip")
    when_they_press(phone, "Save my answer")
    then_errors_are_shown(phone, "Enter an answer, or leave it and close this page", focused=False)
    when_they_answer(phone, {"What did not work or was wasted?": "Training everybody at once."})
    when_they_press(phone, "Save my answer")
    then_the_page_says(phone, "Saved. Thank you", "Most useful next: Say what to do instead of what failed.")
    when_they_press(phone, "Answer the next question")
    when_they_answer(phone, {"What should the next team do instead?": "Begin on one ward."})
    when_they_press(phone, "Save my answer")
    then_the_page_says(phone, "Say what turned people round")
    assert draft.pitfalls.get().instead == "Begin on one ward."

    when_they_open_the_link(phone, message)
    then_the_heading_is(phone, "This link cannot be used")

    when_they_open_the_link(phone, message, "/emails/stop/")
    when_they_press(phone, "Stop these emails")
    then_the_page_says(phone, "We send no more emails like that one")

"""Somebody types what could point to a patient: it is said kindly and in place, and they settle it."""

import re

from playwright.sync_api import Page, expect

from tests.factories import make_draft

from .steps.pages import (
    given_the_page,
    then_errors_are_shown,
    then_nothing_sticks_out,
    then_the_answers_are,
    then_the_heading_is,
    then_the_page_says,
    when_they_answer,
    when_they_follow,
    when_they_press,
)
from .steps.people import given_somebody_signed_in
from .steps.writing import PROBLEM

TYPED = "Mrs Hart, 83, from Whitby, waited. Form 401 023 2137 was lost."


def test_what_could_point_to_a_patient_is_settled_before_it_is_sent(open_browser, way):
    page = open_browser(**way)
    draft = make_draft(lead=given_somebody_signed_in(page))
    check = f"/share/{draft.case_study.public_id}/check/"
    given_the_page(page, f"/share/{draft.case_study.public_id}/seed/")

    when_they_answer(page, {PROBLEM: TYPED})
    if way["javascript"]:
        then_it_is_noticed(page, "“Mrs Hart, 83, from Whitby” looks like a patient’s name.")
    else:
        when_they_press(page, "Save and continue")
        then_the_page_says(page, "Something here could point to a patient")
    then_it_is_noticed(page, "“401 023 2137” looks like an NHS number.")
    when_they_press(page, "Remove it (“Mrs Hart, 83, from Whitby”)")
    then_the_answers_are(page, {PROBLEM: "…, waited. Form 401 023 2137 was lost."})
    when_they_press(page, "Save and continue")
    then_the_heading_is(page, "Where it happened")

    given_the_page(page, check)
    error = "“What was the problem?”: remove an NHS number, or say why it is not patient data"
    when_they_press(page, "Send for review")
    then_errors_are_shown(page, error, focused=way["javascript"])
    when_they_follow(page, error)
    then_it_is_noticed(page, "“401 023 2137” looks like an NHS number.")
    page.locator(".drafting-notice summary").click()
    when_they_answer(
        page, {"This is not patient data because": "It is something else, like a reference number or a date"}
    )
    when_they_press(page, "Save this reason")
    then_it_is_noticed(page, "“401 023 2137” is not patient data: It is something else")
    given_the_page(page, check)
    when_they_press(page, "Send for review")
    then_the_heading_is(page, "Sent for review")


def then_it_is_noticed(page: Page, sentence: str) -> None:
    """A notice stands on the page that begins so."""
    expect(page.locator(".drafting-notice").filter(has_text=re.compile(re.escape(sentence)))).to_be_visible()
    then_nothing_sticks_out(page)

"""Half an answer is kept, and an error loses nothing."""

from playwright.sync_api import expect

from tests.factories import make_draft, make_organisation

from .steps.pages import (
    given_the_page,
    then_errors_are_shown,
    then_the_answers_are,
    then_the_heading_is,
    then_the_page_says,
    when_they_answer,
    when_they_come_to,
    when_they_follow,
    when_they_go_to,
    when_they_press,
)
from .steps.people import given_somebody_signed_in, when_they_sign_in, when_they_sign_out
from .steps.writing import (
    HEADLINE,
    ORGANISATION,
    PROBLEM,
    RESULT,
    FiveAnswers,
    then_the_task_is,
    when_they_begin_to_share,
    when_they_open_their_own,
)

ANSWERS = FiveAnswers()


def test_somebody_stops_half_way_and_goes_on_another_day(open_browser, way):
    make_organisation(name=ANSWERS.organisation)
    page = open_browser(**way)
    author = given_somebody_signed_in(page)

    when_they_begin_to_share(page)
    when_they_answer(page, {HEADLINE: ANSWERS.headline, ANSWERS.direction: True})
    when_they_press(page, "Save and come back later")
    then_the_page_says(page, "Saved. Come back whenever you like.", "Finish the five answers.")
    when_they_sign_out(page)

    given_the_page(page, "/accounts/login/")
    when_they_sign_in(page, author.email)
    then_the_heading_is(page, "My case studies")
    when_they_follow(page, ANSWERS.headline)
    then_the_task_is(page, "Give the five answers", "In progress")
    when_they_come_to(page, "Give the five answers")
    then_the_answers_are(page, {HEADLINE: ANSWERS.headline, ANSWERS.direction: True, PROBLEM: ""})

    when_they_answer(page, ANSWERS.what_happened)
    when_they_press(page, "Save and continue")
    when_they_answer(page, ANSWERS.where)
    when_they_press(page, "Save and continue")
    then_the_task_is(page, "Give the five answers", "Completed")


def test_an_answer_that_is_too_long_is_not_lost(open_browser, way):
    page = open_browser(**way)
    given_somebody_signed_in(page)
    too_long = ("We changed a great many things. " * 12).strip()

    when_they_begin_to_share(page)
    when_they_answer(page, {HEADLINE: ANSWERS.headline, PROBLEM: too_long, ANSWERS.category: True})
    when_they_press(page, "Save and continue")

    error = "Your answer to ‘What was the problem?’ must be 280 characters or fewer. You have used 383"
    then_errors_are_shown(page, error, focused=way["javascript"])
    then_the_answers_are(page, {HEADLINE: ANSWERS.headline, PROBLEM: too_long, ANSWERS.category: True})
    when_they_answer(page, {PROBLEM: ANSWERS.problem})
    when_they_press(page, "Save and continue")
    then_the_heading_is(page, "Where it happened and what it is about")


def test_what_is_missing_is_said_with_the_way_to_each_answer(open_browser, way):
    organisation = make_organisation(name=ANSWERS.organisation)
    page = open_browser(**way)
    draft = make_draft(
        lead=given_somebody_signed_in(page), headline=ANSWERS.headline, result="", result_direction="", topics=[]
    )
    when_they_open_their_own(page, ANSWERS.headline)
    when_they_press(page, "Send for review")

    then_errors_are_shown(
        page,
        "Enter what happened as a result",
        "Select which way it went",
        "Select at least one topic",
        focused=way["javascript"],
    )
    when_they_follow(page, "Enter what happened as a result")
    then_the_heading_is(page, "What happened")
    then_the_field_in_the_address_is_there(page)
    when_they_answer(page, {RESULT: ANSWERS.result, ANSWERS.direction: True})
    when_they_press(page, "Save and continue")

    then_errors_are_shown(page, "Select at least one topic", focused=way["javascript"])
    when_they_follow(page, "Select at least one topic")
    then_the_field_in_the_address_is_there(page)
    when_they_answer(page, {ANSWERS.topics[0]: True, ORGANISATION: organisation.name})
    when_they_press(page, "Save and continue")
    then_the_heading_is(page, "Check your answers")
    when_they_press(page, "Send for review")
    then_the_heading_is(page, "Sent for review")
    draft.refresh_from_db()
    assert draft.status == "submitted"


def test_two_tabs_do_not_send_what_nobody_has_read(open_browser, way):
    page = open_browser(**way)
    draft = make_draft(lead=given_somebody_signed_in(page), headline=ANSWERS.headline)
    check = f"/share/{draft.case_study.public_id}/check/"
    given_the_page(page, check)
    other_tab = page.context.new_page()
    given_the_page(other_tab, f"/share/{draft.case_study.public_id}/seed/")
    when_they_answer(other_tab, {RESULT: "Nothing changed at all."})
    when_they_press(other_tab, "Save and continue")
    then_the_heading_is(other_tab, "Where it happened")

    when_they_press(page, "Send for review")

    then_the_page_says(page, "Your answers changed in another tab or window", "Nothing changed at all.")
    when_they_press(page, "Send for review")
    then_the_heading_is(page, "Sent for review")


def test_nothing_begins_from_an_empty_page(open_browser, way):
    page = open_browser(**way)
    given_somebody_signed_in(page)
    when_they_begin_to_share(page)
    when_they_press(page, "Save and continue")
    then_errors_are_shown(page, "Answer at least one of these questions to begin", focused=way["javascript"])
    when_they_go_to(page, "My case studies")
    then_the_page_says(page, "You have not shared anything yet.")


def then_the_field_in_the_address_is_there(page):
    """The link led to a field and not only to its page."""
    target = page.url.partition("#")[2]
    assert target
    expect(page.locator(f"[id='{target}']")).to_have_count(1)

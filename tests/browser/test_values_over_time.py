"""Somebody pastes values over time, mends a line, and sees the chart; with scripts the change is said as they type."""

from playwright.sync_api import expect

from tests.factories import make_draft

from .steps.pages import (
    given_the_page,
    then_errors_are_shown,
    then_the_answers_are,
    then_the_heading_is,
    then_the_page_says,
    when_they_answer,
    when_they_press,
)
from .steps.people import given_somebody_signed_in

WEEKS = ["01/01/2024", "08/01/2024", "15/01/2024"]
PASTED = "Week\tFalls\n" + "\n".join(f"{week}\t{falls}" for week, falls in zip(WEEKS, [9, 8, "<5"], strict=True))


def test_a_pasted_column_becomes_a_chart(open_browser, way):
    page = open_browser(**way)
    draft = make_draft(lead=given_somebody_signed_in(page))
    given_the_page(page, f"/share/{draft.case_study.public_id}/outcomes/add/")

    when_they_answer(page, {"What did you measure?": "Falls", "Before": "9", "After": "6", "Unit": "falls"})
    if way["javascript"]:
        expect(page.get_by_text("Down by 3 falls (33%)")).to_be_visible()
    page.get_by_text("Add values over time, and get a chart").click()
    when_they_answer(page, {"Values over time": PASTED})
    when_they_press(page, "Add this outcome")

    error = "Line 4: “<5” is not a number. Delete the line if the number is too small to show"
    then_errors_are_shown(page, error, focused=way["javascript"])
    then_the_answers_are(page, {"Values over time": PASTED})
    when_they_answer(page, {"Values over time": PASTED.replace("<5", "6")})
    page.get_by_role("button", name="Add this outcome").or_(page.get_by_role("button", name="Save", exact=True)).click()

    then_the_heading_is(page, "Outcomes in numbers")
    then_the_page_says(page, "Down by 3 falls (33%)", "3 weekly values, from 1 January 2024 to 15 January 2024.")
    then_the_page_says(page, "How sure can you be? Before and after.", "3 values are too few to tell a change")
    expect(page.get_by_role("img", name="Run chart: Falls").and_(page.locator(":visible"))).to_have_count(1)

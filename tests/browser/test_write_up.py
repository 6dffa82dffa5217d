"""A Word file becomes a draft: read, checked on one page, and the rest kept."""

from playwright.sync_api import expect

from tests.write_ups.kinds import tables_and_pictures

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
from .steps.writing import then_the_task_is

TITLE = "Ready before lunch: discharge medicines on two surgical wards"


def test_a_word_file_becomes_a_draft(open_browser, way, tmp_path):
    report = tmp_path / "report.docx"
    report.write_bytes(tables_and_pictures().content)
    page = open_browser(**way)
    given_somebody_signed_in(page)

    given_the_page(page, "/share/")
    when_they_follow(page, "Start from a Word file or pasted text")
    when_they_press(page, "Read it")
    then_errors_are_shown(page, "Choose a Word file, or paste your text below", focused=way["javascript"])

    when_they_answer(page, {"Choose a Word file": report})
    when_they_press(page, "Read it")
    then_the_heading_is(page, "Check where each passage goes")
    then_the_page_says(page, "Patients who were fit to go home sat")
    expect(page.get_by_label("Where does passage 1 go?", exact=True)).to_have_value("problem")

    when_they_answer(
        page,
        {
            "Where does passage 2 go?": "Advice to others",
            "Where does passage 5 go?": "Keep it here for now",
            "What does picture 1 show?": "The trolley with its labels",
            "Delete picture 2": True,
        },
    )
    when_they_press(page, "Put these into my case study")
    then_the_heading_is(page, TITLE)
    then_the_page_says(page, "From your write-up, 1 passage waits for a place.")
    for task in ("Give advice to others", "Add outcomes in numbers", "Credit the people", "Add photos"):
        then_the_task_is(page, task, "Completed")

    when_they_follow(page, "Check where they go")
    then_the_heading_is(page, "Check where each passage goes")
    then_the_page_says(page, "Label printer")
    when_they_answer(page, {"Where does passage 1 go?": "What you used"})
    when_they_press(page, "Put these into my case study")
    then_the_heading_is(page, TITLE)
    then_the_task_is(page, "List what you used", "Completed")

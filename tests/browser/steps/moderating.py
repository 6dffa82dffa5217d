"""A moderator at work."""

import re

from playwright.sync_api import Page, expect

from .pages import given_the_page, then_the_heading_is, then_the_page_says, when_they_follow, when_they_press

COMMENT = "Comment to the author"


def given_the_queue(page: Page) -> None:
    """Opens the queue from the first page of the admin."""
    given_the_page(page, "/admin/")
    when_they_follow(page, "Open the review queue")
    then_the_heading_is(page, "Review queue")


def when_they_claim(page: Page, headline: str) -> None:
    """Takes a case study on from the queue of the admin."""
    given_the_queue(page)
    when_they_press(page, f"Claim {headline}")
    then_the_heading_is(page, headline)
    then_the_page_says(page, "You are reviewing this", "As readers will see it")


def when_they_note(page: Page, section: str, text: str) -> None:
    """Writes a note on one section."""
    label = f"Note on “{section}”"
    page.locator("summary").filter(has_text=label).click()
    page.get_by_label(label).fill(text)


def when_they_comment(page: Page, text: str) -> None:
    """Writes the comment to the author."""
    page.get_by_label(COMMENT).fill(text)


def when_they_tick_everything(page: Page) -> None:
    """Makes sure of all that is asked before a case study is published."""
    checklist = page.get_by_role("group", name="Before you approve")
    expect(checklist).to_be_visible()
    for box in checklist.get_by_role("checkbox").all():
        box.check()


def when_they_approve(page: Page) -> None:
    """Ticks the checklist and approves, which leads back to the queue where nothing else waits."""
    when_they_tick_everything(page)
    when_they_press(page, "Approve and publish")
    then_the_heading_is(page, "Review queue")


def when_they_ask_for_changes(page: Page) -> None:
    """Sends it back to its author."""
    when_they_press(page, "Ask for changes")
    then_the_heading_is(page, "Review queue")


def when_they_reject(page: Page) -> None:
    """Refuses it."""
    when_they_press(page, "Reject")
    then_the_heading_is(page, "Review queue")


def when_they_look_at(page: Page, headline: str) -> None:
    """Opens a case study of the queue without claiming it."""
    given_the_queue(page)
    when_they_follow(page, re.compile(re.escape(headline)))

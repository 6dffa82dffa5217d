"""An author at work."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page, expect

from .pages import (
    then_the_heading_is,
    then_the_page_says,
    when_they_answer,
    when_they_follow,
    when_they_go_to,
    when_they_press,
)

HEADLINE = "What did you change, in one sentence?"
PROBLEM = "What was the problem?"
RESULT = "What happened as a result?"
ORGANISATION = "Which organisation did this happen in?"


@dataclass(frozen=True)
class FiveAnswers:
    """What it takes to be published."""

    headline: str = "We hung red lanterns on the beds of people who may fall"
    problem: str = "Nobody could see from the door who was likely to fall at night."
    result: str = "Falls at night went from nine to four a month."
    direction: str = "It got better"
    category: str = "Safety"
    organisation: str = "Harbour View University Hospitals NHS Trust"
    topics: tuple[str, ...] = ("Falls and fractures",)
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def what_happened(self) -> dict[str, Any]:
        """The first page."""
        texts = {HEADLINE: self.headline, PROBLEM: self.problem, RESULT: self.result}
        return texts | {self.direction: True, self.category: True}

    @property
    def where(self) -> dict[str, Any]:
        """The second page."""
        return {ORGANISATION: self.organisation} | dict.fromkeys(self.topics, True) | dict(self.more)


def when_they_begin_to_share(page: Page) -> None:
    """From the header to the first question."""
    when_they_go_to(page, "Share yours")
    then_the_heading_is(page, "Share what you did")
    when_they_press(page, "Start now")


def when_they_give_the_five_answers(page: Page, answers: FiveAnswers) -> None:
    """Fills in both pages of the seed, which lead to the task list."""
    then_the_heading_is(page, "What happened")
    when_they_answer(page, answers.what_happened)
    when_they_press(page, "Save and continue")
    then_the_heading_is(page, "Where it happened and what it is about")
    when_they_answer(page, answers.where)
    when_they_press(page, "Save and continue")
    then_the_heading_is(page, answers.headline)


def when_they_send_it(page: Page) -> str:
    """Checks the answers and sends them. Gives the reference on the confirmation."""
    when_they_press(page, "Send for review")
    then_the_heading_is(page, "Check your answers")
    when_they_press(page, "Send for review")
    then_the_heading_is(page, "Sent for review")
    then_the_page_says(page, "What happens next", "usually within 5 working days")
    reference = page.locator(".nhsuk-panel strong").inner_text()
    assert re.fullmatch(r"[A-Z0-9]{4}-[A-Z0-9]{4}( / \d)?", reference), reference
    return reference


def when_they_open_their_own(page: Page, headline: str) -> None:
    """From the header to one of their own case studies."""
    when_they_go_to(page, "My case studies")
    when_they_follow(page, headline)


def when_they_leave_the_section(page: Page) -> None:
    """Back to the task list by the button at the end of a section."""
    page.get_by_role("button", name=re.compile("^(Save and c|C)ontinue$")).click()


def then_the_task_is(page: Page, task: str, status: str) -> None:
    """The task list says how far a section is."""
    row = page.get_by_role("listitem").filter(has=page.get_by_role("link", name=task, exact=True))
    expect(row).to_contain_text(status)

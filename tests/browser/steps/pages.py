"""On any page: press, follow, answer, and look."""

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Locator, Page, expect

_WIDTHS = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
Answers = Mapping[str | tuple[str, str], Any]


def given_the_page(page: Page, address: str) -> None:
    """Opens an address of the portal."""
    page.goto(address)


def when_they_press(page: Page, button: str) -> None:
    """Presses the one button of this name."""
    page.get_by_role("button", name=button, exact=True).click()


def when_they_follow(page: Page, link: str | re.Pattern, within: str = "main") -> None:
    """Follows the first link of this name in a part of the page."""
    page.locator(within).get_by_role("link", name=link, exact=isinstance(link, str)).first.click()


def when_they_go_to(page: Page, name: str) -> None:
    """Follows a link of the header, behind "More" where the screen is too narrow for all."""
    link = page.get_by_role("navigation", name="Menu").get_by_role("link", name=name, exact=True)
    more = page.get_by_role("button", name="Browse More")
    expect(link.or_(more).first).to_be_visible()
    if not link.is_visible():
        more.click()
    link.click()


def when_they_answer(page: Page, answers: Answers) -> None:
    """Answers questions by their labels, or by (legend, label); a path is a file and True a tick."""
    for question, answer in answers.items():
        if isinstance(answer, Path):
            page.locator("input[type=file]").set_input_files(answer)
        else:
            _answer(_field(page, question), answer)


def when_they_come_to(page: Page, section: str) -> None:
    """Opens one section from the task list."""
    when_they_follow(page, section)


def then_the_heading_is(page: Page, heading: str | re.Pattern) -> None:
    """The page's one first heading has this text in it, and nothing sticks out of the page."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
    then_nothing_sticks_out(page)


def then_the_page_says(page: Page, *sentences: str) -> None:
    """All of these stand on the page, to be seen."""
    for sentence in sentences:
        expect(page.locator("main").get_by_text(sentence).first, f"“{sentence}” at {page.url}").to_be_visible()


def then_the_page_does_not_say(page: Page, *sentences: str) -> None:
    """None of these stands on the page."""
    for sentence in sentences:
        expect(page.locator("main").get_by_text(sentence)).to_have_count(0)


def then_the_answers_are(page: Page, answers: Answers) -> None:
    """The fields hold what was typed or chosen."""
    for question, answer in answers.items():
        field = _field(page, question)
        if answer is True:
            expect(field).to_be_checked()
        else:
            expect(field).to_have_value(str(answer))


def then_nothing_sticks_out(page: Page) -> None:
    """The page is no wider than the screen, once it has come and the header has folded its menu."""
    wide = screen = None
    for _ in range(50):
        # While one page takes the other's place there is nothing to measure.
        with suppress(Error):
            wide, screen = page.evaluate(_WIDTHS)
            if wide <= screen:
                return
        page.wait_for_timeout(100)
    raise AssertionError(f"{page.url} is {wide} px wide on a screen of {screen} px")


def then_errors_are_shown(page: Page, *errors: str, focused: bool) -> None:
    """Title and summary say so, the summary takes the focus (where scripts run), and its links reach their fields."""
    expect(page).to_have_title(re.compile("^Error: "))
    summary = page.locator(".nhsuk-error-summary")
    expect(summary.get_by_role("listitem")).to_have_text(list(errors))
    if focused:
        expect(summary).to_be_focused()
    for link in summary.get_by_role("link").all():
        target = link.get_attribute("href")
        if target.startswith("#"):
            expect(page.locator(f"[id='{target[1:]}']")).to_have_count(1)


def _field(page: Page, question: str | tuple[str, str]) -> Locator:
    inside: Page | Locator = page
    if isinstance(question, tuple):
        legend, question = question
        inside = page.get_by_role("group", name=legend)
    return inside.get_by_label(question, exact=True).and_(page.locator("input, select, textarea"))


def _answer(field: Locator, answer: Any) -> None:
    if answer is True:
        field.check()
    elif field.evaluate("field => field.tagName") == "SELECT":
        field.select_option(label=answer)
    else:
        field.fill(str(answer))

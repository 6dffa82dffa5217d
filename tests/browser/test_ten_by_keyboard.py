"""A moderator works through ten case studies without a mouse: reads, decides, puts aside, passes over, goes on."""

import re
from collections import Counter

from playwright.sync_api import Page, expect

from casestudies.models import Edition, Hold, Note
from casestudies.states import Status
from improvers.roles import Role
from tests.factories import make_edition, make_organisation, make_user

from .walking import sign_in

TABS_ENOUGH = 80
# What has the focus, as people would call it: its name, and what kind of thing it is.
_FOCUSED = """() => {
    const it = document.activeElement;
    if (!it || it === document.body) return "";
    const name = it.getAttribute("aria-label") || it.labels?.[0]?.innerText || it.innerText || "";
    return name.replace(/\\s+/g, " ").trim();
}"""


def test_ten_are_moderated_with_the_keyboard_alone(open_browser, live_server):
    given_ten_waiting()
    page = given_a_moderator(open_browser, live_server)

    for number, work in enumerate([approve, ask_for_changes, reject, hold, skip] * 2, 1):
        then_they_read(page, number)
        go_to(page, "Claim this case study", "Enter")
        expect(page.get_by_text("You are reviewing this")).to_be_visible()
        go_to(page, "Your decision", "Enter")
        work(page)

    expect(page.get_by_role("heading", level=1)).to_contain_text("Lanterns number 5")
    assert Counter(Edition.objects.values_list("status", flat=True)) == {
        Status.PUBLISHED: 2,
        Status.CHANGES_REQUESTED: 2,
        Status.REJECTED: 2,
        Status.SUBMITTED: 4,
    }
    assert Hold.objects.holding().count() == 2
    assert set(Note.objects.values_list("text", flat=True)) == {"How many lanterns were there?"}


def given_ten_waiting():
    """Ten case studies, the first the longest waiting."""
    lead, place = make_user(), make_organisation()
    for number in range(1, 11):
        make_edition(Status.SUBMITTED, lead=lead, organisation=place, headline=f"Lanterns number {number}")


def given_a_moderator(open_browser, live_server) -> Page:
    """Somebody at the queue who opens the first case study."""
    page = open_browser()
    sign_in(page.context, make_user(Role.MODERATOR), live_server.url)
    page.goto("/admin/moderation/queue/")
    go_to(page, re.compile("^Lanterns number 1$"), "Enter")
    return page


def go_to(page: Page, name: str | re.Pattern, *keys: str) -> None:
    """Presses Tab until the focus is on what has this name, then the keys."""
    wanted = name if isinstance(name, re.Pattern) else re.compile(f"^{re.escape(name)}")
    for _ in range(TABS_ENOUGH):
        page.keyboard.press("Tab")
        if wanted.search(page.evaluate(_FOCUSED)):
            break
    else:
        raise AssertionError(f"{name} was not reached")
    for key in keys:
        page.keyboard.press(key)


def then_they_read(page: Page, number: int) -> None:
    """The next one in the queue is open, and not theirs yet."""
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Lanterns number {number}")
    expect(page.get_by_role("button", name="Claim this case study")).to_be_visible()


def approve(page: Page) -> None:
    """Forgets the checklist, is told, ticks it and approves."""
    go_to(page, "Approve and publish", "Enter")
    expect(page.locator(".nhsuk-error-summary")).to_be_focused()
    go_to(page, "Tick each of these", "Enter")
    page.keyboard.press("Space")
    for words in ("What it claims", "There is somebody", "Somebody from another", "It promotes no"):
        go_to(page, words, "Space")
    go_to(page, "Approve and publish", "Enter")


def ask_for_changes(page: Page) -> None:
    """Writes a note on a section, and sends it back."""
    go_to(page, "Note on “The five answers”", "Enter", "Tab")
    page.keyboard.type("How many lanterns were there?")
    go_to(page, "Ask for changes", "Enter")


def reject(page: Page) -> None:
    """Starts from a ready-made reply, looks at the email, and rejects."""
    go_to(page, "Start from a ready-made reply")
    page.keyboard.type("It promotes")
    go_to(page, "Use this reply", "Enter")
    expect(page.get_by_label("Comment to the author")).to_have_value(re.compile("promotes a product"))
    go_to(page, "Show the email if you reject", "Enter")
    expect(page.get_by_role("heading", name="The email for “Reject”")).to_be_visible()
    go_to(page, "Reject", "Enter")


def hold(page: Page) -> None:
    """Puts it aside with a reason."""
    go_to(page, "Put it on hold instead", "Enter")
    go_to(page, "Why it has to wait")
    page.keyboard.type("Waiting for an answer")
    go_to(page, "Put on hold", "Enter")


def skip(page: Page) -> None:
    """Gives it back and goes on."""
    go_to(page, "Skip to the next", "Enter")

"""Everything works by keyboard alone: the focus is seen, goes in the order of the page, and is never trapped."""

import pytest
from playwright.sync_api import ElementHandle, Page, expect

from casestudies.models import Edition, KeptAnswer
from improvers.roles import Role
from tests.browser.walking import sign_in
from tests.factories import make_draft, make_edition, make_organisation, make_published, make_user

MOST_TABS = 250
# How the element, or what stands for it, looks now that all movement is over.
_LOOK = """element => {
    document.getAnimations().forEach(each => each.finish());
    return [element, ...(element.labels ?? [])].flatMap(each => ["", "::before"].map(part => {
        const style = getComputedStyle(each, part);
        const border = style.borderStyle !== "none" && style.borderColor;
        return [style.outlineStyle, style.boxShadow, style.backgroundColor, border];
    })).join();
}"""
_IS_IN_WINDOW = """element => {
    const box = (element.labels?.[0] ?? element).getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight;
}"""
_IS_AFTER = "([before, after]) => Boolean(before.compareDocumentPosition(after) & Node.DOCUMENT_POSITION_FOLLOWING)"
_IS_LAST = """element => {
    const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")];
    return element === all.filter(each => !each.disabled && each.checkVisibility()).at(-1);
}"""


class Keyboard:
    """Somebody without a mouse. Every step of the focus is checked on the way."""

    def __init__(self, page: Page):
        self.page = page

    def tab(self) -> bool:
        """One step forward; False when the page ends. The focus must be seen, and come after where it was."""
        before = self._focused()
        look = before and before.evaluate(_LOOK)
        self.page.keyboard.press("Tab")
        after = self._focused()
        if before:
            assert before.evaluate(_LOOK) != look, f"the focus could not be seen: {self._source(before)}"
        if after is None:
            return False
        assert after.evaluate(_IS_IN_WINDOW), f"the focus is out of sight: {self._source(after)}"
        if before:
            assert self.page.evaluate(_IS_AFTER, [before, after]), f"the focus jumps back: {self._source(after)}"
        return True

    def go_to(self, role: str, name: str) -> None:
        """Presses Tab until the focus is on this."""
        wanted = self.page.get_by_role(role, name=name).first
        for _ in range(MOST_TABS):
            if wanted.evaluate("element => element === document.activeElement"):
                return
            assert self.tab(), f"the page ended before {role} {name}"
        raise AssertionError(f"{role} {name} was not reached")

    def write(self, name: str, text: str) -> None:
        """Types into a box."""
        self.go_to("textbox", name)
        self.page.keyboard.type(text)

    def choose(self, role: str, name: str) -> None:
        """Picks an option with the space bar; of radios the arrows lead from the first to it."""
        group = self.page.get_by_role(role, name=name).first
        if role == "radio":
            self.go_to(
                "radio", group.evaluate("radio => document.getElementsByName(radio.name)[0].labels[0].innerText")
            )
            while not group.evaluate("element => element === document.activeElement"):
                self.page.keyboard.press("ArrowDown")
        else:
            self.go_to(role, name)
        self.page.keyboard.press("Space")
        expect(group).to_be_checked()

    def press(self, role: str, name: str, key: str = "Enter") -> None:
        """Presses a button or follows a link."""
        self.go_to(role, name)
        self.page.keyboard.press(key)

    @staticmethod
    def _source(element: ElementHandle) -> str:
        return element.evaluate("element => element.outerHTML.slice(0, 150)")

    def _focused(self) -> ElementHandle | None:
        element = self.page.evaluate_handle("document.activeElement").as_element()
        return None if element is None or element.evaluate("each => each === document.body") else element


@pytest.fixture
def keyboard_of(open_browser, live_server):
    """Gives a person their keyboard: `keyboard_of(user)`."""

    def keyboard_of(user=None) -> Keyboard:
        page = open_browser()
        if user:
            sign_in(page.context, user, live_server.url)
        return Keyboard(page)

    return keyboard_of


def heading(keyboard: Keyboard, text: str) -> None:
    """Waits until the page with this heading has come."""
    expect(keyboard.page.get_by_role("heading", level=1)).to_contain_text(text)


def test_the_skip_link_comes_first_and_leads_past_the_header(keyboard_of):
    keyboard = keyboard_of()
    keyboard.page.goto("/")
    keyboard.tab()
    expect(keyboard.page.get_by_role("link", name="Skip to main content")).to_be_focused()
    keyboard.page.keyboard.press("Enter")
    keyboard.page.keyboard.press("Tab")
    assert keyboard.page.evaluate("document.activeElement.closest('main') !== null")


def test_the_five_answers_are_shared_and_sent(keyboard_of):
    make_organisation(name="Harbour View Trust", ods_code="RHV")
    keyboard = keyboard_of(make_user())
    keyboard.page.goto("/share/")
    keyboard.press("button", "Start now")
    heading(keyboard, "What happened")
    keyboard.write("What did you change", "We hung lanterns on beds")
    keyboard.write("What was the problem", "People fell at night")
    keyboard.write("What happened as a result", "Half as many fell")
    keyboard.choose("radio", "No change")
    keyboard.choose("radio", "Safety")
    keyboard.press("button", "Save and continue")
    heading(keyboard, "Where it happened")
    keyboard.go_to("combobox", "Which organisation did this happen in?")
    keyboard.page.keyboard.type("harbour")
    expect(keyboard.page.get_by_role("option", name="Harbour View Trust")).to_be_visible()
    keyboard.page.keyboard.press("ArrowDown")
    keyboard.page.keyboard.press("Enter")
    keyboard.choose("checkbox", "Falls and fractures")
    keyboard.press("button", "Save and continue")
    heading(keyboard, "We hung lanterns on beds")
    keyboard.press("button", "Send for review", "Space")
    heading(keyboard, "Check your answers")
    keyboard.press("button", "Send for review")
    heading(keyboard, "Sent for review")


def test_the_error_summary_takes_the_focus_and_leads_to_the_answer(keyboard_of):
    keyboard = keyboard_of(make_user())
    keyboard.page.goto("/share/new/")
    keyboard.page.get_by_label("What was the problem?").fill("far too long " * 40)
    keyboard.press("button", "Save and continue")
    expect(keyboard.page.locator(".nhsuk-error-summary")).to_be_focused()
    keyboard.tab()
    keyboard.page.keyboard.press("Enter")
    expect(keyboard.page.get_by_label("What was the problem?")).to_be_focused()


def test_two_texts_are_made_into_one(keyboard_of):
    edition = make_draft(cost_note="Two lamps")
    kept = {"case_study": edition.case_study, "by": edition.case_study.lead, "why": "met"}
    KeptAnswer.objects.create(place="cost/page/1", question="cost_note", typed={"cost_note": ["A ladder"]}, **kept)
    keyboard = keyboard_of(edition.case_study.lead)
    keyboard.page.goto(f"/share/{edition.case_study.public_id}/both-texts/")
    keyboard.choose("radio", "Both, as one text")
    keyboard.write("The text made of both", "In all: ")
    keyboard.press("button", "Save this answer")
    expect(keyboard.page.get_by_text("There is nothing left to choose.")).to_be_visible()
    edition.refresh_from_db()
    assert {"In all:", "Two lamps", "A ladder"} <= set(edition.cost_note.replace(": ", ":\n").split("\n"))


def test_pasted_text_is_read_and_a_passage_is_moved(keyboard_of):
    keyboard = keyboard_of(make_user())
    keyboard.page.goto("/share/from-a-write-up/")
    keyboard.write("Or paste your text here", "Lanterns\n\nResults\n\nFewer falls at night.")
    keyboard.press("button", "Read it")
    heading(keyboard, "Check where each passage goes")
    keyboard.go_to("combobox", "Where does passage 1 go?")
    keyboard.page.keyboard.type("Summary")
    keyboard.press("button", "Put these into my case study")
    heading(keyboard, "Lanterns")
    assert Edition.objects.get().summary == "Fewer falls at night."


def test_filters_are_chosen_and_taken_back(keyboard_of):
    make_published(headline="Lanterns on beds", topics=["falls"])
    make_published(headline="Lanterns in corridors", topics=["discharge-and-flow"])
    keyboard = keyboard_of()
    keyboard.page.goto("/search/")
    keyboard.go_to("searchbox", "Search case studies")
    keyboard.page.keyboard.type("lanterns")
    keyboard.page.keyboard.press("Enter")
    keyboard.page.wait_for_url("**q=lanterns**")
    keyboard.choose("checkbox", "Falls and fractures")
    keyboard.press("button", "Apply filters")
    expect(keyboard.page.get_by_role("link", name="Lanterns in corridors")).to_have_count(0)
    keyboard.press("link", "Falls and fractures")
    expect(keyboard.page.get_by_role("link", name="Lanterns in corridors")).to_be_visible()
    keyboard.press("link", "Lanterns in corridors")
    heading(keyboard, "Lanterns in corridors")


@pytest.mark.parametrize(
    "address", ["/", "/search/?q=lanterns", "/share/new/", "/profile/", "/admin/moderation/queue/", "/admin/"]
)
def test_no_page_traps_the_focus(keyboard_of, address):
    make_published(headline="Lanterns on beds")
    make_edition("submitted")
    keyboard = keyboard_of(make_user(Role.MODERATOR))
    keyboard.page.goto(address)
    last = None
    for _ in range(MOST_TABS):
        if not keyboard.tab():
            break
        last = keyboard.page.evaluate_handle("document.activeElement")
    else:
        raise AssertionError("the page never ends")
    assert last.evaluate(_IS_LAST), last.evaluate("element => element.outerHTML")

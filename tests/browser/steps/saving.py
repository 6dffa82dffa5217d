"""Pages that save by themselves: what they say at their foot, and what the case study says by then."""

import re

from playwright.sync_api import Page, expect

from casestudies.models import Edition

from .pages import given_the_page

COST = "Anything to add about cost"
SAVED = re.compile(r"^Saved \d\d:\d\d$")
# Every sentence the page says to a screen reader, from now on.
_LISTEN = """window.said = [];
new MutationObserver(() => said.push(document.querySelector("[data-saving]").textContent))
    .observe(document.querySelector("[data-saving]"), {childList: true});"""
_STORED = "async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]"


def given_the_question_about_cost(page: Page, edition: Edition) -> None:
    """Opens one page of questions; from then on what it says is listened to."""
    given_the_page(page, f"/share/{edition.case_study.public_id}/cost/")
    expect(page.get_by_label(COST)).to_be_visible()
    page.evaluate(_LISTEN)


def when_they_type(page: Page, text: str) -> None:
    """Goes on typing at the end, key by key."""
    page.get_by_label(COST).press_sequentially(text, delay=15)


def then_the_page_tells(page: Page, what: str | re.Pattern) -> None:
    """Its foot says this. A page tries again within seconds, so this may take some."""
    expect(page.locator("[data-saving]")).to_have_text(what, timeout=30_000)


def then_all_it_said_was(page: Page, *sentences: str | re.Pattern) -> None:
    """These and nothing more, in this order; the minute may have changed between two."""
    said = page.evaluate(
        "said.filter((each, at) => each.replace(/\\\\d/g, '') !== said[at - 1]?.replace(/\\\\d/g, ''))"
    )
    said = [each for each in said if each != "Saving…"]
    assert len(said) == len(sentences), said
    for each, sentence in zip(said, sentences, strict=True):
        assert re.search(sentence, each), said


def then_the_browser_stores_nothing(page: Page) -> None:
    """No text is kept in the browser."""
    assert page.evaluate(_STORED) == [0, 0, 0]


def cost_of(edition: Edition) -> str:
    """What the case study says about cost now."""
    return Edition.objects.values_list("cost_note", flat=True).get(pk=edition.pk)


def then_cost_becomes(page: Page, edition: Edition, text: str) -> None:
    """What was sent on the way arrives within seconds."""
    for _ in range(100):
        if cost_of(edition) == text:
            return
        page.wait_for_timeout(100)
    assert cost_of(edition) == text

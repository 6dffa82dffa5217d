"""On phones no page scrolls sideways, whatever words people type, and everything to press is large enough."""

import pytest
from playwright.sync_api import Page, TimeoutError

from tests.browser.axe import findings
from tests.browser.conftest import PHONE
from tests.browser.pages import AREAS, PortalPage
from tests.browser.walking import walking
from tests.browser.world import make_world

SMALLEST = {"width": 320, "height": 640}
# What reaches beyond the right edge, the innermost first, for whoever has to mend it.
_TOO_WIDE = """() => [...document.querySelectorAll("body *")]
    .filter(each => each.getBoundingClientRect().right > innerWidth + 1 && each.checkVisibility())
    .map(each => each.tagName + "." + each.className).slice(-3)"""


@pytest.fixture
def walk(browser, live_server):
    """A walk through the pages at the width of a phone."""
    with walking(browser, live_server.url, make_world(), PHONE) as walk:
        yield walk


def too_wide(page: Page) -> str:
    """How far the page scrolls sideways and because of what; nothing if it does not, once the header has settled."""
    try:
        page.wait_for_function("() => document.scrollingElement.scrollWidth <= innerWidth", timeout=1000)
    except TimeoutError:
        wide, room = page.evaluate("() => [document.scrollingElement.scrollWidth, innerWidth]")
        return f"is {wide} wide on {room}: {page.evaluate(_TOO_WIDE)}"
    return ""


@pytest.mark.parametrize("area", AREAS)
def test_pages_fit_and_targets_are_large_enough(area, walk):
    wrong: list[str] = []

    def look(page: Page, portal_page: PortalPage) -> None:
        found = [too_wide(page), *findings(page, rules=["target-size"])]
        page.set_viewport_size(SMALLEST)
        found.append(too_wide(page))
        page.set_viewport_size(PHONE)
        wrong.extend(f"{portal_page}: {finding}" for finding in found if finding)

    walk(AREAS[area], look)
    assert not wrong, "\n".join(wrong)

"""axe finds nothing on any page of the portal, nor in its error states; all fit a phone; no page is forgotten."""

import pytest
from playwright.sync_api import Page, TimeoutError

from tests.architecture.routes import all_routes
from tests.browser.axe import ambiguous_links, findings
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.kept_world import KeptWorld
from tests.browser.not_pages import NOT_PAGES
from tests.browser.pages import ALL, AREAS, PortalPage
from tests.browser.reaching import ERROR_SUMMARY
from tests.browser.walking import walking

# Controls that no template of the design system drew. The admin has its own.
BARE_CONTROLS = "main.nhsuk-main-wrapper :is(input:not([type=hidden]), select, textarea, button):not([class], [hidden])"

SMALLEST = {"width": 320, "height": 640}
_FITS = "() => document.scrollingElement.scrollWidth <= innerWidth"
# What reaches beyond the right edge, the innermost first, for whoever has to mend it.
_TOO_WIDE = """() => [...document.querySelectorAll("body *")]
    .filter(each => each.getBoundingClientRect().right > innerWidth + 1 && each.checkVisibility())
    .map(each => each.tagName + "." + each.className).slice(-3)"""


@pytest.fixture(scope="session")
def kept_world(tmp_path_factory):
    """The one world of this process."""
    kept = KeptWorld(tmp_path_factory.mktemp("world"))
    yield kept
    kept.close()


@pytest.fixture
def walk(browser, live_server, kept_world):
    """A walk through the pages at the width of a desk."""
    with walking(browser, live_server.url, kept_world.put_back(), DESKTOP) as walk:
        yield walk


def test_every_route_is_a_page_to_look_at_or_excused():
    looked_at = {page.route for page in ALL}
    excused = {name for names in NOT_PAGES.values() for name in names}
    catch_all = {route.name for route in all_routes() if "(?P<" in route.name or "<path:" in route.name}
    routes = {route.name for route in all_routes()}
    assert routes - looked_at - excused - catch_all == set(), "pages nobody looks at"
    assert (looked_at | excused) - routes == set(), "pages that are gone"
    assert looked_at & excused == set()


def too_wide(page: Page) -> str:
    """How far the page scrolls sideways and because of what; nothing if it does not, once the header has settled."""
    if page.evaluate(_FITS):
        return ""
    try:
        page.wait_for_function(_FITS, timeout=1000)
    except TimeoutError:
        wide, room = page.evaluate("() => [document.scrollingElement.scrollWidth, innerWidth]")
        return f"is {wide} wide on {room}: {page.evaluate(_TOO_WIDE)}"
    return ""


def at_a_desk(page: Page, portal_page: PortalPage) -> list[str]:
    """What is wrong with a page as axe, a screen reader and the eye meet it."""
    found = findings(page)
    if ambiguous := ambiguous_links(page):
        found.append(f"links of one name lead apart: {ambiguous}")
    if portal_page.shows == ERROR_SUMMARY and not page.title().startswith("Error: "):
        found.append(f"the title does not say that there is an error: {page.title()}")
    if bare := page.locator(BARE_CONTROLS).count():
        found.append(f"{bare} controls do not look like those of the design system")
    return found


def on_a_phone(page: Page) -> list[str]:
    """What does not fit a phone, or is too small to press."""
    page.set_viewport_size(PHONE)
    found = [too_wide(page), *findings(page, rules=["target-size"])]
    page.set_viewport_size(SMALLEST)
    found.append(too_wide(page))
    page.set_viewport_size(DESKTOP)
    return [finding for finding in found if finding]


@pytest.mark.parametrize("area", AREAS)
def test_axe_finds_nothing_and_everything_fits_a_phone(area, walk):
    wrong: list[str] = []

    def look(page: Page, portal_page: PortalPage) -> None:
        wrong.extend(f"{portal_page}: {finding}" for finding in (*at_a_desk(page, portal_page), *on_a_phone(page)))

    walk(AREAS[area], look)
    assert not wrong, "\n".join(wrong)
    assert walk.complaints == []

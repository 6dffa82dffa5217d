"""axe finds nothing on any page of the portal, nor in its error states, and no page is forgotten."""

import pytest

from tests.architecture.routes import all_routes
from tests.browser.axe import ambiguous_links, findings
from tests.browser.conftest import DESKTOP
from tests.browser.pages import ALL, AREAS, NOT_PAGES, PortalPage
from tests.browser.reaching import ERROR_SUMMARY
from tests.browser.walking import walking
from tests.browser.world import make_world

# Controls that no template of the design system drew. The admin has its own.
BARE_CONTROLS = "main.nhsuk-main-wrapper :is(input:not([type=hidden]), select, textarea, button):not([class])"


@pytest.fixture
def walk(browser, live_server):
    """A walk through the pages at the width of a desk."""
    with walking(browser, live_server.url, make_world(), DESKTOP) as walk:
        yield walk


def test_every_route_is_a_page_to_look_at_or_excused():
    looked_at = {page.route for page in ALL}
    excused = {name for names in NOT_PAGES.values() for name in names}
    catch_all = {route.name for route in all_routes() if "(?P<" in route.name or "<path:" in route.name}
    routes = {route.name for route in all_routes()}
    assert routes - looked_at - excused - catch_all == set(), "pages nobody looks at"
    assert (looked_at | excused) - routes == set(), "pages that are gone"
    assert looked_at & excused == set()


@pytest.mark.parametrize("area", AREAS)
def test_axe_finds_nothing(area, walk):
    wrong: list[str] = []

    def look(page, portal_page: PortalPage) -> None:
        found = findings(page)
        if ambiguous := ambiguous_links(page):
            found.append(f"links of one name lead apart: {ambiguous}")
        if portal_page.shows == ERROR_SUMMARY and not page.title().startswith("Error: "):
            found.append(f"the title does not say that there is an error: {page.title()}")
        if bare := page.locator(BARE_CONTROLS).count():
            found.append(f"{bare} controls do not look like those of the design system")
        wrong.extend(f"{portal_page}: {finding}" for finding in found)

    walk(AREAS[area], look)
    assert not wrong, "\n".join(wrong)
    assert walk.complaints == []

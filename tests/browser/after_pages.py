"""The pages about what happens after publication."""

from playwright.sync_api import Page

from casestudies.states import Status
from tests.browser.colleagues import STILL_TRUE
from tests.browser.portal_page import PortalPage, of, wrong
from tests.browser.reaching import press
from tests.browser.world import World


def _answer(said: str):
    return lambda world: [STILL_TRUE, said]


def _tag(world: World) -> list:
    return [world.editions[Status.PUBLISHED].tags.order_by("pk").first().pk]


def _suggestion(world: World) -> list:
    return [world.rows["casestudies_suggestion"].pk]


def _thanks(said: str):
    return lambda world: [said, world.public_id(Status.PUBLISHED)]


def _write_two_tags(page: Page, world: World) -> None:
    page.locator("main form input[type=text]").first.fill("one, two")
    press("Save the tags")(page, world)


AFTER = [
    *wrong(PortalPage("reporting:report", arguments=of(Status.PUBLISHED)), press("Send report")),
    PortalPage("reporting:sent"),
    PortalPage("admin:reporting_reports", "moderator"),
    *wrong(PortalPage("admin:reporting_of_case_study", "moderator", of(Status.PUBLISHED)), press("Close this report")),
    PortalPage("still_true:answer", arguments=_answer("running")),
    PortalPage("still_true:answer", arguments=_answer("stopped")),
    PortalPage("still_true:correct", "owner", of(Status.PUBLISHED)),
    *wrong(PortalPage("admin:still_true_clear", "moderator", of(Status.PUBLISHED)), press("Take it back")),
    PortalPage("still_true:answer", "newcomer", _answer("running"), state="somebody else's", status=404),
    PortalPage("still_true:thanks", arguments=_thanks("changed")),
    PortalPage("still_true:thanks", "owner", _thanks("changed")),
    *wrong(PortalPage("admin:featuring_front_page", "moderator"), press("Continue")),
    *wrong(PortalPage("admin:featuring_feature", "moderator", of(Status.PUBLISHED)), press("Save")),
    PortalPage("admin:relabelling_tags", "moderator"),
    PortalPage("admin:relabelling_tags", "moderator", query="?q=xyzzy"),
    *wrong(PortalPage("admin:relabelling_merge", "moderator", _tag), press("Merge")),
    *wrong(
        PortalPage("admin:relabelling_of_case_study", "moderator", of(Status.PUBLISHED)),
        _write_two_tags,
    ),
    *wrong(PortalPage("admin:relabelling_settle", "administrator", _suggestion), press("Settle it")),
]

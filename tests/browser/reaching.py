"""How tests bring a page that was opened into the state they want to look at."""

from collections.abc import Callable
from unittest import mock

from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.test.utils import override_settings
from playwright.sync_api import Page, expect

from casestudies.index import IndexUnavailable
from tests.browser.world import World, decide_elsewhere

Reach = Callable[[Page, World], None]
TOO_LONG = "far too long " * 800
ERROR_SUMMARY = ".nhsuk-error-summary"
ADMIN_ERROR = ".errornote"


def press(button: str) -> Reach:
    """Presses a button."""
    return lambda page, world: page.get_by_role("button", name=button, exact=True).first.click()


def fill(button: str, **values: str) -> Reach:
    """Fills fields by their names in the form, then presses a button."""

    def reach(page: Page, world: World) -> None:
        for name, value in values.items():
            page.locator(f'main [name="{name}"]').first.fill(value)
        press(button)(page, world)

    return reach


def type_too_much(button: str) -> Reach:
    """Types far too much into the first question that takes words, then presses a button."""

    def reach(page: Page, world: World) -> None:
        page.locator("main form input[type=text]:visible, main form textarea:visible").first.fill(TOO_LONG)
        press(button)(page, world)

    return reach


def ask_for_code(page: Page, world: World) -> None:
    """Asks for a sign-in code."""
    fill("Send the code", email="somebody@nhs.net")(page, world)


def type_wrong_code(page: Page, world: World) -> None:
    """Types a wrong sign-in code, once one was asked for."""
    fill("Sign in", code="wrong")(page, world)


def send_without_token(page: Page, world: World) -> None:
    """Sends the sign-in form after the browser lost its cookies."""
    page.context.clear_cookies(name="csrftoken")
    press("Sign in")(page, world)


def give_no_reason(page: Page, world: World) -> None:
    """Says that something noticed is not patient data, and not why."""
    page.locator(".drafting-notice summary").first.click()
    press("Save this reason")(page, world)


def no_longer_theirs(page: Page, world: World) -> None:
    """Saves a page of questions of a case study that is not there for its person any more."""
    page.evaluate("document.getElementById('answers').setAttribute('action', '/share/nothing1/seed/')")
    press("Save and come back later")(page, world)
    expect(page.get_by_role("heading", name="This was not saved")).to_be_visible()


def signed_in_again(page: Page, world: World) -> None:
    """Saves a page of questions that was open while its person signed in again."""
    page.evaluate(
        """() => {
            const form = document.getElementById("answers");
            form.elements.csrfmiddlewaretoken.value = "x".repeat(64);
            setTimeout(() => form.submit());
        }"""
    )
    expect(page.get_by_role("heading", name="This is not saved yet")).to_be_visible()


def signed_out(page: Page, world: World) -> None:
    """Saves a page of questions after the session has ended. The session is there again for the pages after it."""
    cookies = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    press("Save and come back later")(page, world)
    expect(page.get_by_role("button", name="Save what I typed")).to_be_visible()
    page.context.add_cookies(cookies)


def without_index(page: Page, world: World) -> None:
    """Opens the page again while the search index cannot be read."""
    broken = IndexUnavailable("broken")
    with (
        mock.patch("casestudies.index.search", side_effect=broken),
        mock.patch("casestudies.index.totals", side_effect=broken),
        mock.patch("casestudies.start_pack.nearest.read_plan", side_effect=broken),
    ):
        page.reload()


def show_template(name: str, **context) -> Reach:
    """Shows a page that only something broken would show, as the server would send it."""

    def reach(page: Page, world: World) -> None:
        request = RequestFactory().get("/")
        request.user = AnonymousUser()
        html = render_to_string(name, context, request=request)
        page.route("**/broken/", lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto("/broken/")

    return reach


def only_reading(button: str = "") -> Reach:
    """Opens the page again while nothing can be saved, and may press a button there."""

    def reach(page: Page, world: World) -> None:
        with override_settings(READ_ONLY=True):
            page.reload()
            expect(page.get_by_text("You can only read at the moment")).to_be_visible()
            if button:
                press(button)(page, world)
                expect(page.get_by_role("heading", name="You can only read at the moment")).to_be_visible()

    return reach


def seen_too_early(page: Page, world: World) -> None:
    """Decides on a version that is not the one there is now."""
    page.locator("main input[name=expected_version]").first.evaluate("field => { field.value = 999 }")
    fill("Ask for changes", comment="Say more")(page, world)


def see_email(page: Page, world: World) -> None:
    """Asks for the email that a refusal would send."""
    fill("Show the email if you reject", comment="Not yet")(page, world)
    expect(page.get_by_role("heading", name="The email for “Reject”")).to_be_visible()


def too_late(page: Page, world: World) -> None:
    """Decides after somebody else did."""
    decide_elsewhere(world.editions["stale"])
    fill("Ask for changes", comment="Well done")(page, world)

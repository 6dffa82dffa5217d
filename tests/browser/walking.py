"""Opens page after page of one world, each as the person it is for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from improvers.models import User
from tests.browser.pages import PortalPage
from tests.browser.world import World
from tests.second_factor import say_who_they_are_again

Look = Callable[[Page, PortalPage], None]


class Walk:
    """Everybody's own browser window on one world; `walk(pages, look)` has each page looked at in turn.

    `complaints` are the errors in the browser's console, breaches of the content security policy among them.
    """

    def __init__(self, browser: Browser, origin: str, world: World, viewport: dict):
        self._browser, self._origin, self.world, self._viewport = browser, origin, world, viewport
        self._windows: dict[str, Page] = {}
        self._as_opened: dict[str, str] = {}  # who looks at which address, and did nothing there yet
        self.complaints: list[str] = []
        self._looking = False

    def __call__(self, pages: list[PortalPage], look: Look) -> None:
        """Opens each page as its person, takes it to its state and has it looked at."""
        cache.clear()  # allauth counts how often forms are sent there
        for portal_page in pages:
            window = self.window(portal_page.actor)
            try:
                self._open(portal_page, window)
                if portal_page.reach:
                    portal_page.reach(window, self.world)
                window.locator(portal_page.shows).first.wait_for()
                window.wait_for_load_state("load")
            except Exception as error:
                error.add_note(f"on the way to {portal_page} at {window.url}")
                raise
            self._looking = True  # axe itself writes styles that the policy blocks
            look(window, portal_page)
            self._looking = False

    def _open(self, portal_page: PortalPage, window: Page) -> None:
        """Opens a page, unless what is done there can begin where the page before it left off."""
        address = portal_page.address(self.world)
        stands = self._as_opened.pop(portal_page.actor, "") == address
        if not (stands and portal_page.reach):
            response = window.goto(address)
            assert response.status == portal_page.status, f"answered {response.status}"
        if not portal_page.reach:
            self._as_opened[portal_page.actor] = address

    def window(self, actor: str) -> Page:
        """The one window of a person, who is signed in."""
        if actor not in self._windows:
            context = self._browser.new_context(base_url=self._origin, viewport=self._viewport)
            if user := self.world.people[actor]:
                sign_in(context, user, self._origin)
            self._windows[actor] = context.new_page()
            self._windows[actor].set_default_timeout(10_000)
            self._windows[actor].on("console", self._note)
        return self._windows[actor]

    def _note(self, message: ConsoleMessage) -> None:
        if (
            not self._looking
            and message.type == "error"
            and "the server responded with a status of" not in message.text
        ):
            self.complaints.append(f"{message.page.url}: {message.text}")

    def close(self) -> None:
        """Closes all windows."""
        for window in self._windows.values():
            window.context.close()


def sign_in(context: BrowserContext, user: User, origin: str) -> None:
    """Signs somebody in without the form, just as if they had entered their password once more."""
    client = Client()
    client.force_login(user)
    say_who_they_are_again(client, user)
    context.add_cookies(
        [
            {
                "name": settings.SESSION_COOKIE_NAME,
                "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
                "url": origin,
            }
        ]
    )


@contextmanager
def walking(*args) -> Iterator[Walk]:
    """A walk that closes its windows."""
    walk = Walk(*args)
    try:
        yield walk
    finally:
        walk.close()

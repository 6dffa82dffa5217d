"""Chromium for the browser journeys: how it starts, and what every page is held to."""

import os
import shutil
from pathlib import Path

import pytest
from django.core.cache import caches
from playwright.sync_api import BrowserContext, Page, expect

# The shell, Chromium without its own windows, needs a third of the processor.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser")
CHROMIUM = os.environ.get("CHROMIUM_PATH") or next(filter(None, map(shutil.which, NAMES)), None)
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
PATIENCE = 10_000

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items):
    """Marks journeys, and leaves them out with a plain reason where there is no Chromium."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="Chromium was not found; set CHROMIUM_PATH or install it"))


@pytest.fixture(scope="session")
def browser_type_launch_args():
    """Debian's Chromium, headless, talking to nobody but the test server."""
    return {
        "executable_path": CHROMIUM,
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


@pytest.fixture(params=["desktop", "phone"])
def viewport(request):
    """Both widths people use."""
    return {"desktop": DESKTOP, "phone": PHONE}[request.param]


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def javascript(request):
    """With and without JavaScript."""
    return request.param


@pytest.fixture(params=["desktop", "phone-no-scripts"])
def way(request):
    """The two ways that differ most, for `open_browser(**way)`."""
    return {
        "desktop": {"viewport": DESKTOP, "javascript": True},
        "phone-no-scripts": {"viewport": PHONE, "javascript": False},
    }[request.param]


@pytest.fixture(autouse=True)
def no_memories(request):
    """Forgets what is cached, such as how often forms were sent."""
    caches["memory"].clear()
    if "live_server" in request.fixturenames:
        request.getfixturevalue("transactional_db")
        caches["default"].clear()


@pytest.fixture
def complaints():
    """What the browser complained about: console errors, among them every breach of the content security policy."""
    return []


@pytest.fixture
def open_browser(browser, live_server, complaints):
    """Opens a fresh window: `open_browser(viewport=..., javascript=True)` gives a page; several people may have one."""
    contexts: list[BrowserContext] = []

    def open_(*, viewport: dict = DESKTOP, javascript: bool = True) -> Page:
        context = browser.new_context(base_url=live_server.url, viewport=viewport, java_script_enabled=javascript)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_
    for context in contexts:
        context.close()
    assert [text for text in complaints if "status of 4" not in text] == []

"""What is typed is saved by itself, and survives servers that die and sessions that end."""

import time

import pytest
from django.db import connection

from tests.browser.server import Server
from tests.browser.walking import sign_in
from tests.factories import make_draft, make_user

from .steps.pages import given_the_page, then_the_answers_are, then_the_heading_is, then_the_page_says, when_they_press
from .steps.people import given_somebody_signed_in, when_they_sign_in
from .steps.saving import (
    COST,
    SAVED,
    cost_of,
    given_the_question_about_cost,
    then_all_it_said_was,
    then_cost_becomes,
    then_the_browser_stores_nothing,
    then_the_page_tells,
    when_they_type,
)

_SAVES = (
    "performance.getEntriesByType('resource').filter(each => each.initiatorType === 'fetch').map(each => each.duration)"
)
_KEPT_TRYING = "Not saved: we keep trying. Keep this page open."


@pytest.fixture
def server(live_server):
    """A server that can be killed. It works on the database of the test."""
    if connection.vendor != "sqlite":
        pytest.skip("the journeys run on SQLite")
    server = Server()
    yield server
    server.kill()


def test_a_server_killed_while_somebody_types_takes_two_seconds_of_typing_at_most(server, open_browser, complaints):
    server.start()
    author = make_user()
    edition = make_draft(lead=author)
    page = open_browser()
    sign_in(page.context, author, server.address)
    given_the_page(page, f"{server.address}/share/{edition.case_study.public_id}/cost/")
    page.evaluate("performance.setResourceTimingBufferSize(1000)")

    typed, at = "", []
    while len(typed) < 250:
        when_they_type(page, f"{len(typed)} ")
        typed += f"{len(typed)} "
        at += [time.monotonic()] * (len(typed) - len(at))
    slowest = max(page.evaluate(_SAVES)) / 1000
    server.kill()
    died = time.monotonic()

    stored = cost_of(edition)
    assert typed.startswith(stored)
    assert stored, "nothing was saved while typing went on"
    lost = died - at[len(stored)] if len(stored) < len(typed) else 0
    assert lost <= 2 + max(0, slowest - 0.3), f"{lost:.1f} s of typing lost; the slowest save took {slowest:.1f} s"

    when_they_type(page, "and more")
    then_the_page_tells(page, _KEPT_TRYING)
    server.start()
    then_the_page_tells(page, SAVED)
    assert cost_of(edition) == f"{typed}and more"
    complaints[:] = [text for text in complaints if "ERR_CONNECTION" not in text and "ERR_EMPTY" not in text]


def test_a_session_that_ends_is_signed_in_again_in_another_tab_and_writing_goes_on(open_browser):
    page = open_browser()
    author = given_somebody_signed_in(page)
    edition = make_draft(lead=author)
    given_the_question_about_cost(page, edition)
    when_they_type(page, "Two lamps")
    then_the_page_tells(page, SAVED)

    page.context.clear_cookies(name="sessionid")
    when_they_type(page, " and a ladder")
    then_the_page_tells(page, "You were signed out. What you typed is still here and is saved once you sign in. "
                              "Sign in (opens in a new tab)")  # fmt: skip
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Sign in (opens in a new tab)").click()
    when_they_sign_in(opened.value, author.email)
    then_the_answers_are(opened.value, {COST: "Two lamps"})
    opened.value.close()

    then_the_page_tells(page, SAVED)
    assert cost_of(edition) == "Two lamps and a ladder"
    then_all_it_said_was(page, r"^Saved \d\d:\d\d", "^You were signed out", r"^Saved \d\d:\d\d")
    then_the_browser_stores_nothing(page)


def test_without_scripts_a_session_that_ends_loses_nothing_either(open_browser, way):
    page = open_browser(**way | {"javascript": False})
    author = given_somebody_signed_in(page)
    edition = make_draft(lead=author)
    given_the_page(page, f"/share/{edition.case_study.public_id}/cost/")
    page.get_by_label(COST).fill("Two “lamps” & a <ladder>")
    page.context.clear_cookies(name="sessionid")
    when_they_press(page, "Save and come back later")

    then_the_heading_is(page, "You were signed out before this was saved")
    other = page.context.new_page()
    given_the_page(other, "/accounts/login/")
    when_they_sign_in(other, author.email)
    when_they_press(page, "Save what I typed")
    then_the_heading_is(page, "This is not saved yet")  # signing in made the form in the page too old
    when_they_press(page, "Save what I typed")
    then_the_page_says(page, "Saved. Come back whenever you like.")
    assert cost_of(edition) == "Two “lamps” & a <ladder>"


def test_nothing_is_lost_by_closing_the_page_at_once(open_browser):
    page = open_browser()
    edition = make_draft(lead=given_somebody_signed_in(page))
    given_the_question_about_cost(page, edition)
    when_they_type(page, "Two lamps")
    given_the_page(page, "/my-case-studies/")
    then_the_heading_is(page, "My case studies")
    then_cost_becomes(page, edition, "Two lamps")

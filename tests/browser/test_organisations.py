"""Choosing an organisation: with a list that opens while typing, and without any script."""

import pytest
from playwright.sync_api import Page, expect

from improvers.models import Region
from tests.factories import make_draft, make_organisation

from .conftest import DESKTOP, PHONE
from .steps.pages import (
    given_the_page,
    then_errors_are_shown,
    then_the_answers_are,
    then_the_heading_is,
    when_they_answer,
    when_they_press,
)
from .steps.people import given_somebody_signed_in
from .steps.writing import ORGANISATION

NORTH, SOUTH = "Northfield Hospitals NHS Trust", "Southfield Hospitals NHS Trust"
HEADLINE = "We moved the clocks"


@pytest.fixture
def two_trusts():
    """Two that are easily confused."""
    make_organisation(name=NORTH, ods_code="RN1", town="Leeds")
    make_organisation(name=SOUTH, ods_code="RS1", town="Hove")


def given_the_question(page: Page) -> None:
    """An author before the page that asks where it happened."""
    draft = make_draft(
        lead=given_somebody_signed_in(page), headline=HEADLINE, organisation=make_organisation(name="Old place")
    )
    given_the_page(page, f"/share/{draft.case_study.public_id}/seed/2/")


@pytest.mark.parametrize("width", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_list_is_used_by_keyboard_alone(open_browser, two_trusts, width):
    page = open_browser(viewport=width)
    given_the_question(page)
    field = page.get_by_role("combobox", name=ORGANISATION)
    field.fill("")
    field.press_sequentially("field hosp")

    options = page.get_by_role("option").filter(has_text="field Hospitals")
    expect(options).to_have_count(2)
    expect(page.get_by_role("status").filter(has_text="2 organisations found")).to_have_count(1)
    field.press("ArrowDown")
    field.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    field.press("Enter")

    expect(field).to_have_value(f"{SOUTH} (RS1)")
    expect(options).to_have_count(0)
    when_they_press(page, "Save and continue")
    then_the_heading_is(page, HEADLINE)
    given_the_page(page, page.url + "seed/2/")
    then_the_answers_are(page, {ORGANISATION: f"{SOUTH} (RS1)"})


def test_escape_closes_the_list_and_keeps_what_was_typed(open_browser, two_trusts):
    page = open_browser()
    given_the_question(page)
    field = page.get_by_role("combobox", name=ORGANISATION)
    field.fill("")
    field.press_sequentially("north")
    expect(page.get_by_role("option").filter(has_text=NORTH)).to_be_visible()
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("north")


def test_without_scripts_several_matches_are_offered(open_browser, two_trusts):
    page = open_browser(viewport=PHONE, javascript=False)
    given_the_question(page)
    when_they_answer(page, {ORGANISATION: "field hospitals"})
    when_they_press(page, "Save and continue")

    then_errors_are_shown(
        page, "We found 2 organisations like ‘field hospitals’. Select one, or search again", focused=False
    )
    when_they_answer(page, {f"{SOUTH} (RS1)": True})
    when_they_press(page, "Save and continue")
    then_the_heading_is(page, HEADLINE)


def test_an_organisation_that_is_not_listed_is_described(open_browser, way):
    page = open_browser(**way)
    given_the_question(page)
    when_they_answer(page, {ORGANISATION: "Marigold House"})
    when_they_press(page, "Save and continue")
    then_errors_are_shown(
        page,
        "We could not find an organisation like ‘Marigold House’. Check the spelling, or try one word of its name, "
        "its town or its ODS code",
        focused=way["javascript"],
    )
    region = Region.objects.get(slug="north-west")
    when_they_answer(page, {ORGANISATION: ""})
    page.get_by_text("My organisation is not listed").click()
    when_they_answer(page, {"Name of the organisation": "Marigold House", "Region or nation": region.name})
    when_they_press(page, "Save and continue")
    then_the_heading_is(page, HEADLINE)

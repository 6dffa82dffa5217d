"""The journeys that are counted. Run by `python -m tests.browser.burden`, not with the other tests."""

import re

import pytest
from playwright.sync_api import expect

from casestudies.models import CaseStudy, Edition
from improvers.models import Region
from tests.browser.conftest import DESKTOP
from tests.browser.conftest import PHONE as PHONE_SCREEN
from tests.browser.steps.files import given_a_pdf, given_a_phone_photo
from tests.browser.steps.pages import given_the_page, then_the_heading_is
from tests.browser.steps.people import given_somebody_signed_in
from tests.browser.steps.writing import FiveAnswers
from tests.browser.whole_story import whole_story
from tests.factories import make_organisation
from tests.write_ups.kinds import tables_and_pictures

from .hands import DESK, PHONE, Hands
from .report import DOCUMENT, FULL, SEED, WORD, Row, report, required_answers

FIVE = FiveAnswers()


@pytest.fixture
def hands(open_browser):
    """Somebody signed in, at a desk or with a phone."""
    make_organisation(name=FIVE.organisation, ods_code="RHV", region=Region.objects.get(slug="south-west"))

    def begin(device, number):
        page = open_browser(viewport=DESKTOP if device is DESK else PHONE_SCREEN)
        given_somebody_signed_in(page, f"Writer {device.name} {number}")
        given_the_page(page, "/share/")
        return Hands(page, device)

    return begin


def test_count_and_write(hands, tmp_path):
    rows = []
    for device in (DESK, PHONE):
        for number, (name, journey) in enumerate(((SEED, _seed), (FULL, _full), (WORD, _from_word))):
            doing = hands(device, number)
            journey(doing, tmp_path)
            rows.append(Row(name, device.name, doing.pages, doing.answers, doing.keys, round(doing.seconds)))
    rows.sort(key=lambda row: (row.device, [SEED, FULL, WORD].index(row.journey)))
    empty = Edition.objects.create(case_study=CaseStudy.objects.create())
    DOCUMENT.write_text(report(rows, required_answers(empty)))


def _give_the_five(doing: Hands) -> None:
    doing.press("Start now")
    then_the_heading_is(doing.page, "What happened")
    doing.answer(FIVE.what_happened)
    doing.press("Save and continue")
    then_the_heading_is(doing.page, "Where it happened")
    doing.answer(FIVE.where)
    doing.press("Save and continue")
    then_the_heading_is(doing.page, FIVE.headline)


def _send(doing: Hands) -> None:
    doing.press("Send for review")
    then_the_heading_is(doing.page, "Check your answers")
    doing.press("Send for review")
    then_the_heading_is(doing.page, "Sent for review")


def _seed(doing: Hands, folder) -> None:
    _give_the_five(doing)
    _send(doing)


def _full(doing: Hands, folder) -> None:
    _give_the_five(doing)
    for section in whole_story(given_a_phone_photo(folder), given_a_pdf(folder)):
        doing.follow(section.task)
        expect(doing.page.get_by_role("heading", level=1)).not_to_contain_text(FIVE.headline)
        if section.answers:
            doing.answer(section.answers)
        if section.part:
            doing.press(section.add)
            then_the_heading_is(doing.page, section.add)
            doing.answer(section.part)
            doing.press(section.save)
            expect(
                doing.page.get_by_role("status").or_(doing.page.locator(".nhsuk-notification-banner")).first
            ).to_be_visible()
        doing.press("Save and continue" if section.answers or _asks(doing) else "Continue")
        then_the_heading_is(doing.page, FIVE.headline)
    _send(doing)


def _asks(doing: Hands) -> bool:
    return doing.page.get_by_role("button", name="Save and continue", exact=True).count() > 0


def _from_word(doing: Hands, folder) -> None:
    report_file = folder / "report.docx"
    report_file.write_bytes(tables_and_pictures().content)
    doing.follow("Start from a Word file or pasted text")
    doing.answer({"Choose a Word file": report_file})
    doing.press("Read it")
    then_the_heading_is(doing.page, "Check where each passage goes")
    doing.answer({"What does picture 1 show?": "The trolley with its labels", "Delete picture 2": True})
    doing.press("Put these into my case study")
    then_the_heading_is(doing.page, re.compile("Ready before lunch"))
    doing.follow("Give the five answers")
    then_the_heading_is(doing.page, "What happened")
    missing = {"What happened as a result?": FIVE.result, FIVE.direction: True, FIVE.category: True}
    if doing.page.get_by_label("What happened as a result?", exact=True).input_value():
        del missing["What happened as a result?"]
    doing.answer(missing)
    doing.press("Save and continue")
    then_the_heading_is(doing.page, "Where it happened")
    doing.answer(FIVE.where)
    doing.press("Save and continue")
    then_the_heading_is(doing.page, re.compile("Ready before lunch"))

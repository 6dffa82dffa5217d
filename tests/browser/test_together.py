"""Two people write one case study: invited, both at the same answer, nothing overwritten, and gone with one click."""

from playwright.sync_api import Page, expect

from casestudies.models import KeptAnswer
from tests.factories import make_draft

from .steps.mail import then_a_mail_comes, when_they_open_the_link
from .steps.pages import (
    given_the_page,
    then_the_heading_is,
    then_the_page_says,
    when_they_answer,
    when_they_follow,
    when_they_press,
)
from .steps.people import given_somebody_signed_in
from .steps.saving import COST, SAVED, cost_of, then_the_page_tells
from .steps.writing import when_they_open_their_own

HEADLINE = "We hung red lanterns on the beds of people who may fall"
BOTH = "Two lamps, and the ladder we borrowed"


def test_two_people_write_together_and_one_leaves(open_browser, way):
    lead, colleague = open_browser(**way), open_browser(**way)
    edition = make_draft(lead=given_somebody_signed_in(lead), headline=HEADLINE)
    given_somebody_signed_in(colleague, "Wes Reed")

    when_they_open_their_own(lead, HEADLINE)
    when_they_follow(lead, "Invite colleagues to write, check or be credited")
    when_they_answer(lead, {"Their email address": "wes.reed@nhs.net", "Write": True})
    when_they_press(lead, "Send the invitation")
    then_the_page_says(lead, "Invited: wes.reed@nhs.net")
    when_they_open_the_link(colleague, then_a_mail_comes("wes.reed@nhs.net", "invites you"))
    then_the_heading_is(colleague, "Amina Yusuf invites you")
    when_they_press(colleague, "Accept")
    then_the_heading_is(colleague, HEADLINE)

    for page in (lead, colleague):
        given_the_page(page, f"/share/{edition.case_study.public_id}/cost/")
    when_they_save(lead, "Two lamps", scripts=way["javascript"])
    both = when_they_meet(colleague, "A ladder", scripts=way["javascript"])
    then_the_page_says(both, "Two lamps", "A ladder", "What is there now, from Amina Yusuf")
    assert cost_of(edition) == "Two lamps"
    when_they_answer(both, {"Both, as one text": True, "The text made of both": BOTH})
    when_they_press(both, "Save this answer")
    then_the_page_says(both, "Saved. There is nothing left to choose.")
    assert cost_of(edition) == BOTH
    assert not KeptAnswer.objects.exists()

    given_the_page(both, f"/share/{edition.case_study.public_id}/people/")
    when_they_press(both, "Leave this case study")
    then_the_page_says(both, "You have left the case study.")
    assert not edition.case_study.collaborators.exists()


def when_they_save(page: Page, text: str, *, scripts: bool) -> None:
    """Types, and lets the page save itself; without scripts the button does."""
    when_they_answer(page, {COST: text})
    if scripts:
        then_the_page_tells(page, SAVED)
    else:
        when_they_press(page, "Save and come back later")
        then_the_page_says(page, "Saved. Come back whenever you like.")


def when_they_meet(page: Page, text: str, *, scripts: bool) -> Page:
    """Types where a colleague did. Gives the page with both texts, in a tab of its own where scripts run."""
    when_they_answer(page, {COST: text})
    if not scripts:
        when_they_press(page, "Save and continue")
        then_the_heading_is(page, "Choose between two texts")
        return page
    expect(page.locator("[data-saving]")).to_contain_text("The same answer was changed elsewhere.")
    with page.expect_popup() as opened:
        page.get_by_role("link", name="See both texts").click()
    then_the_heading_is(opened.value, "Choose between two texts")
    return opened.value

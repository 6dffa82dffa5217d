"""Everything a case study can hold goes in through its pages and comes out on the reading page."""

from playwright.sync_api import expect

from improvers.roles import Role
from tests.factories import make_draft

from .steps.files import (
    given_a_pdf,
    given_a_phone_photo,
    then_the_file_downloads,
    then_the_photo_is_shown_without_its_secrets,
)
from .steps.moderating import when_they_approve, when_they_claim
from .steps.pages import (
    given_the_page,
    then_nothing_sticks_out,
    then_the_heading_is,
    then_the_page_does_not_say,
    then_the_page_says,
    when_they_answer,
    when_they_come_to,
    when_they_follow,
    when_they_press,
)
from .steps.people import given_somebody_signed_in
from .steps.writing import then_the_task_is, when_they_leave_the_section, when_they_open_their_own, when_they_send_it
from .whole_story import shown, whole_story

HEADLINE = "We hung red lanterns on the beds of people who may fall"


def test_the_whole_story_goes_in_and_comes_out(open_browser, way, tmp_path):
    author, moderator, reader = (open_browser(**way) for _ in range(3))
    pdf = given_a_pdf(tmp_path)
    story = whole_story(given_a_phone_photo(tmp_path), pdf)
    make_draft(lead=given_somebody_signed_in(author), headline=HEADLINE)
    when_they_open_their_own(author, HEADLINE)

    for section in story:
        when_they_fill_in(author, section)
        then_the_task_is(author, section.task, "Completed")
    then_the_page_says(author, "This case study is 100% complete")
    when_they_press(author, "Send for review")
    then_the_page_says(author, *shown(story))
    then_the_page_does_not_say(author, "Not answered")
    when_they_follow(author, "Back", within="body")
    when_they_send_it(author)

    given_somebody_signed_in(moderator, "Mo Jones", Role.MODERATOR)
    when_they_claim(moderator, HEADLINE)
    then_the_photo_is_shown_without_its_secrets(moderator, "A yellow lantern")
    when_they_approve(moderator)

    given_the_page(reader, "/")
    when_they_follow(reader, HEADLINE)
    then_the_heading_is(reader, HEADLINE)
    then_the_page_says(reader, *shown_to_readers(story), "Down by 3.5 falls (53%)", "March 2024 to 2025")
    then_the_photo_is_shown_without_its_secrets(reader, "A yellow lantern")
    then_the_file_downloads(reader, "The checklist we read out at night handover", pdf)


def when_they_fill_in(page, section):
    """One section, from the task list and back to it."""
    when_they_come_to(page, section.task)
    when_they_answer(page, section.answers)
    if section.part:
        when_they_press(page, section.add)
        then_nothing_sticks_out(page)
        when_they_answer(page, section.part)
        when_they_press(page, section.save)
    when_they_leave_the_section(page)
    then_the_heading_is(page, HEADLINE)


def shown_to_readers(story):
    """As on the page to check, but a web address is behind its link, a photo's words are unseen, and tags are apart."""
    hidden = {"https://example.org/lanterns", "A yellow lantern in front of a blue wall", "night staff, paper lanterns"}
    return [words for words in shown(story) if words not in hidden] + ["night staff", "paper lanterns"]


def test_there_may_be_nothing_to_skip(open_browser, way):
    author = open_browser(**way)
    make_draft(lead=given_somebody_signed_in(author), headline=HEADLINE)
    when_they_open_their_own(author, HEADLINE)

    when_they_come_to(author, "Say what others can skip")
    when_they_answer(author, {"None that we know of": True})
    when_they_press(author, "Save and continue")

    then_the_task_is(author, "Say what others can skip", "Completed")


def test_parts_are_changed_moved_and_removed(open_browser, way):
    author = open_browser(**way)
    edition = make_draft(lead=given_somebody_signed_in(author), headline=HEADLINE)
    for place, what in enumerate(["Mats nobody plugged in", "A poster nobody read"]):
        edition.pitfalls.create(what=what, order=place)
    when_they_open_their_own(author, HEADLINE)
    when_they_come_to(author, "Say what others can skip")

    when_they_press(author, "Move down pitfall 1")
    then_the_cards_are(author, "A poster nobody read", "Mats nobody plugged in")

    when_they_follow(author, "Change pitfall 2")
    when_they_answer(author, {"What did not work or was wasted?": "Forty mats nobody plugged in"})
    when_they_press(author, "Save")
    then_the_cards_are(author, "A poster nobody read", "Forty mats nobody plugged in")

    when_they_follow(author, "Remove pitfall 1")
    then_the_page_says(author, "You cannot get it back.")
    when_they_press(author, "Remove")
    then_the_cards_are(author, "Forty mats nobody plugged in")


def then_the_cards_are(page, *texts):
    """The parts of a section, in order."""
    expect(page.locator("main .nhsuk-card")).to_contain_text(list(texts))

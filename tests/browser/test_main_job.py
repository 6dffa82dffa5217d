"""The main job: share, be asked for changes, be published, be found, be changed."""

import pytest

from improvers.models import Region
from improvers.roles import Role
from tests.factories import make_organisation

from .steps.finding import (
    then_it_is_listed,
    then_they_find,
    when_they_browse,
    when_they_search_from_the_front_page,
)
from .steps.mail import then_a_mail_comes, when_they_open_the_link
from .steps.moderating import (
    when_they_approve,
    when_they_ask_for_changes,
    when_they_claim,
    when_they_comment,
    when_they_note,
)
from .steps.pages import (
    given_the_page,
    then_the_answers_are,
    then_the_heading_is,
    then_the_page_does_not_say,
    then_the_page_says,
    when_they_answer,
    when_they_come_to,
    when_they_follow,
    when_they_press,
)
from .steps.people import given_somebody_signed_in, then_they_are_signed_in, when_they_sign_up
from .steps.writing import (
    HEADLINE,
    RESULT,
    FiveAnswers,
    then_the_task_is,
    when_they_begin_to_share,
    when_they_give_the_five_answers,
    when_they_open_their_own,
    when_they_send_it,
)

ANSWERS = FiveAnswers()
ADDRESS = "rosa.okafor@nhs.net"
NEW_HEADLINE = "We hung green beacons on the beds of people who may fall"
NEW_RESULT = "Falls at night went from nine to four a month, on six wards."


@pytest.fixture
def harbour_view():
    """The organisation where it happened."""
    region = Region.objects.get(slug="south-west")
    return make_organisation(name=ANSWERS.organisation, ods_code="RHV", town="Plymouth", region=region)


def test_somebody_shares_a_case_study_and_others_find_it(open_browser, viewport, javascript, harbour_view):
    author, moderator, reader = (open_browser(viewport=viewport, javascript=javascript) for _ in range(3))
    given_somebody_signed_in(moderator, "Mo Jones", Role.MODERATOR)

    given_the_page(author, "/")
    when_they_sign_up(author, "Rosa Okafor", ADDRESS)
    then_they_are_signed_in(author)
    when_they_begin_to_share(author)
    when_they_give_the_five_answers(author, ANSWERS)
    reference = when_they_send_it(author)
    assert reference in then_a_mail_comes(ADDRESS, "We have your case study").subject

    when_they_claim(moderator, ANSWERS.headline)
    when_they_note(moderator, "The five answers", "On how many wards?")
    when_they_comment(moderator, "Nearly there.")
    when_they_ask_for_changes(moderator)
    then_nobody_can_find(reader, "lanterns")

    when_they_open_the_link(author, then_a_mail_comes(ADDRESS, "needs some changes"))
    then_the_page_says(author, "A moderator asks for changes", "Nearly there.")
    then_the_task_is(author, "Give the five answers", "There is a problem")
    when_they_answer_the_note(author)
    when_they_send_it(author)

    when_they_claim(moderator, ANSWERS.headline)
    then_the_page_says(moderator, NEW_RESULT)
    when_they_approve(moderator)
    then_a_mail_comes(ADDRESS, "is published")

    then_it_is_found_in_every_way(reader, "lanterns", ANSWERS.headline)
    when_they_follow(reader, ANSWERS.headline)
    then_the_heading_is(reader, ANSWERS.headline)
    then_the_page_says(reader, ANSWERS.problem, NEW_RESULT, "Worked", ANSWERS.organisation, "South West")

    when_they_write_a_new_edition(author)
    when_readers_still_see_the_old_words(reader)
    when_they_send_it(author)
    when_readers_still_see_the_old_words(reader)

    when_they_claim(moderator, NEW_HEADLINE)
    when_they_approve(moderator)

    then_nobody_can_find(reader, "lanterns")
    then_it_is_found_in_every_way(reader, "beacons", NEW_HEADLINE)
    when_they_follow(reader, NEW_HEADLINE)
    then_the_heading_is(reader, NEW_HEADLINE)
    then_the_page_says(reader, "(edition 2)")
    then_the_page_does_not_say(reader, "lanterns")


def when_they_answer_the_note(author):
    """Sees the note at its section, changes an answer, and comes back to the task list."""
    when_they_come_to(author, "Give the five answers")
    then_the_page_says(author, "The moderator asks", "On how many wards?")
    then_the_answers_are(author, {RESULT: ANSWERS.result, ANSWERS.category: True})
    when_they_answer(author, {RESULT: NEW_RESULT})
    when_they_press(author, "Save and continue")
    when_they_press(author, "Save and continue")
    then_the_heading_is(author, ANSWERS.headline)


def when_they_write_a_new_edition(author):
    """Opens the published case study for changes and changes its headline."""
    when_they_open_their_own(author, ANSWERS.headline)
    when_they_press(author, "Make changes")
    then_the_page_says(author, "Readers see the published text until a moderator has approved your changes.")
    when_they_come_to(author, "Give the five answers")
    when_they_answer(author, {HEADLINE: NEW_HEADLINE})
    when_they_press(author, "Save and continue")
    when_they_press(author, "Save and continue")
    then_the_heading_is(author, NEW_HEADLINE)


def when_readers_still_see_the_old_words(reader):
    """The page and the search are as they were."""
    reader.reload()
    then_the_heading_is(reader, ANSWERS.headline)
    address = reader.url
    then_nobody_can_find(reader, "beacons")
    when_they_search_from_the_front_page(reader, "lanterns")
    then_they_find(reader, ANSWERS.headline)
    given_the_page(reader, address)


def then_it_is_found_in_every_way(reader, word, headline):
    """By topic, by region and by a word."""
    when_they_browse(reader, "By topic", "Falls and fractures")
    then_it_is_listed(reader, headline)
    when_they_browse(reader, "By region or nation", "South West")
    then_it_is_listed(reader, headline)
    when_they_search_from_the_front_page(reader, word)
    then_they_find(reader, headline)


def then_nobody_can_find(reader, word):
    """A search for a word finds nothing."""
    when_they_search_from_the_front_page(reader, word)
    then_they_find(reader)
    then_the_page_says(reader, "Nothing found")

"""The search page: filters, order, pages, the way back, and what helps when nothing is found."""

import re

import pytest
from playwright.sync_api import expect

from casestudies.vocabulary import Direction
from improvers.models import Region
from tests.factories import make_organisation, make_published, make_user

from .steps.finding import (
    then_the_chosen_filters_are,
    then_the_count_is,
    then_they_find,
    when_they_choose_filters,
    when_they_search,
    when_they_search_from_the_front_page,
    when_they_sort_by,
)
from .steps.pages import (
    given_the_page,
    then_nothing_sticks_out,
    then_the_page_does_not_say,
    then_the_page_says,
    when_they_follow,
)

LANTERNS = "Lanterns at the bedside of people who may fall"
BELLS = "Bells instead of lanterns in the stroke unit"
CALLS = "Calls the day after discharge"


@pytest.fixture
def three_published():
    """Three case studies in two regions, the newest last."""
    london, wales = (
        make_organisation(name=name, region=Region.objects.get(slug=slug))
        for name, slug in (("Tower Trust", "london"), ("Valley Health Board", "wales"))
    )
    lead = make_user()
    make_published(lead=lead, headline=LANTERNS, organisation=london, topics=["falls"])
    make_published(
        lead=lead, headline=BELLS, organisation=wales, topics=["falls"], result_direction=Direction.NO_CHANGE
    )
    make_published(lead=lead, headline=CALLS, organisation=wales, topics=["discharge-and-flow"])


@pytest.fixture
def many_published():
    """More than fit on a page."""
    lead, organisation = make_user(), make_organisation()
    for number in range(1, 24):
        make_published(lead=lead, organisation=organisation, headline=f"Round number {number:02}")


def test_filters_narrow_and_are_taken_back_one_by_one(open_browser, viewport, javascript, three_published):
    reader = open_browser(viewport=viewport, javascript=javascript)
    when_they_search_from_the_front_page(reader, "lanterns")
    then_they_find(reader, BELLS, LANTERNS)

    when_they_choose_filters(reader, topic="Falls and fractures")
    when_they_choose_filters(reader, region_or_nation="Wales")
    then_they_find(reader, BELLS)
    then_the_chosen_filters_are(reader, "Falls and fractures", "Wales")

    when_they_follow(reader, re.compile("Remove the filter Region or nation: Wales"))
    then_they_find(reader, BELLS, LANTERNS)
    then_the_chosen_filters_are(reader, "Falls and fractures")

    when_they_choose_filters(reader, how_it_went="Did not work")
    then_they_find(reader, BELLS)
    when_they_follow(reader, "Clear filters")
    then_they_find(reader, BELLS, LANTERNS)
    then_the_chosen_filters_are(reader)
    expect(reader.get_by_label("Search case studies")).to_have_value("lanterns")


def test_two_choices_of_one_filter_find_either(open_browser, way, three_published):
    reader = open_browser(**way)
    given_the_page(reader, "/search/")
    when_they_choose_filters(reader, topic="Falls and fractures")
    then_they_find(reader, BELLS, LANTERNS)
    when_they_choose_filters(reader, topic="Discharge and patient flow")
    then_they_find(reader, CALLS, BELLS, LANTERNS)


def test_the_way_back_leads_to_the_same_results(open_browser, way, three_published):
    reader = open_browser(**way)
    given_the_page(reader, "/search/?topic=falls&region=wales")
    then_they_find(reader, BELLS)
    when_they_follow(reader, BELLS)
    reader.go_back()
    then_they_find(reader, BELLS)
    then_the_chosen_filters_are(reader, "Falls and fractures", "Wales")


def test_an_empty_page_says_what_would_find_something(open_browser, way, three_published):
    reader = open_browser(**way)
    given_the_page(reader, "/search/?q=discharge&region=london")
    then_the_page_says(reader, "Nothing found", "These would find something", "What to try", "Browse by topic")
    when_they_follow(reader, re.compile("Without “Region or nation: London”"))
    then_they_find(reader, CALLS)

    when_they_search(reader, "xylophone")
    then_the_page_says(reader, "Nothing found", "Check the spelling.")
    then_the_page_does_not_say(reader, "These would find something")


def test_an_address_with_nonsense_in_it_still_answers(open_browser, way, three_published):
    reader = open_browser(**way)
    given_the_page(reader, "/search/?topic=nonsense&region=wales&page=nine&sort=sideways&colour=red")
    then_they_find(reader, CALLS, BELLS)
    then_the_chosen_filters_are(reader, "Wales")


def test_pages_turn_and_a_new_filter_begins_at_the_first(open_browser, way, many_published):
    reader = open_browser(**way)
    given_the_page(reader, "/search/?q=round")
    then_the_count_is(reader, "23 case studies")
    when_they_sort_by(reader, "Newest")
    expect(reader.locator(".search-result__headline").first).to_have_text("Round number 23")

    when_they_follow(reader, re.compile("Next"))
    then_they_find(reader, "Round number 03", "Round number 02", "Round number 01")
    expect(reader.locator("ol.search-results")).to_have_attribute("start", "21")
    then_nothing_sticks_out(reader)

    when_they_choose_filters(reader, topic="Falls and fractures")
    expect(reader.locator(".search-result__headline").first).to_have_text("Round number 23")
    assert "page=" not in reader.url
    assert "sort=newest" in reader.url

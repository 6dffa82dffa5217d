"""What becomes of a write-up made elsewhere: nothing is thrown away, and places and words are matched carefully."""

import pytest

from casestudies.exchange.incoming import Lists
from casestudies.exchange.write_up_layout import Matchers, read_write_up

from .lines import WRITE_UP

pytestmark = pytest.mark.django_db


@pytest.fixture
def matchers() -> Matchers:
    return Matchers(Lists())


def test_every_key_has_its_place(matchers):
    incoming = read_write_up(WRITE_UP, matchers)
    assert incoming.answers["headline"] == WRITE_UP["title"]
    assert incoming.answers["summary"] == WRITE_UP["summary"]
    assert incoming.answers["what_you_did"] == WRITE_UP["body"]
    assert incoming.answers["organisation_name"] == "Larkmere Hospital"
    assert incoming.answers["region"].slug == "south-west"
    assert incoming.answers["place"] == "Devon"
    assert incoming.answers["setting"].slug == "acute-inpatient"
    assert incoming.answers["started_year"] == 2021
    assert [topic.slug for topic in incoming.topics] == ["nutrition-and-hydration"]
    assert incoming.tags == ["tea trolleys"]
    assert incoming.parts == {
        "resources": [{"kind": "link", "title": "Journal of Tea", "url": "https://example.org/tea"}],
        "outcomes": [{"measure": "tea 20 degrees warmer"}],
        "tipping_points": [{"what_turned_them": "The cook tasted it"}],
        "pitfalls": [{"what": "The first trolley was too wide"}],
    }


def test_what_has_no_place_goes_into_the_text(matchers):
    long_name, long_tag, long_outcome = "Trust " * 50, "tea " * 30, "warmer " * 40
    line = WRITE_UP | {
        "organisation": long_name,
        "url": "gopher://tea",
        "topics": [long_tag],
        "outcomes": [long_outcome],
        "funding": ["Tea Fund", "Milk Fund"],
        "numbers": {"cups": 4},
    }
    incoming = read_write_up(line, matchers)
    text = incoming.answers["what_you_did"]
    for words in (long_name, "gopher://tea", long_tag, "Funding: Tea Fund, Milk Fund", '{"cups": 4}'):
        assert words.strip() in text
    assert len(incoming.answers["organisation_name"]) == 200
    outcome = incoming.parts["outcomes"][0]
    assert len(outcome["measure"]) == 200
    assert outcome["note"] == long_outcome.strip()


def test_a_title_or_body_alone_is_enough(matchers):
    incoming = read_write_up({"id": "1", "title": "x" * 300, "body": "y"}, matchers)
    assert incoming.answers["headline"] == "x" * 300
    assert incoming.parts["resources"] == []
    assert incoming.answers["region"] is None
    assert incoming.answers["setting"] is None


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("London", "london"),
        ("north east england", "north-east-and-yorkshire"),
        ("West Midlands", "midlands"),
        ("Yorkshire & the Humber", "north-east-and-yorkshire"),
        ("Yorkshire and Humber AHSN", "north-east-and-yorkshire"),
        ("Kent and Medway ICB", "south-east"),
        ("NHS Devon", "south-west"),
        ("Cambridgeshire and Peterborough", "east-of-england"),
        ("Sometown, Kent", "south-east"),
        ("Bolton (Greater Manchester)", "north-west"),
        ("Cardiff, Wales", "wales"),
        ("Glasgow", "scotland"),
        ("Northern Ireland", "northern-ireland"),
    ],
)
def test_places_in_one_region_are_found(words, slug, matchers):
    assert matchers.places.region(words).slug == slug


@pytest.mark.parametrize(
    "words",
    [
        "",
        "England",
        "United Kingdom",
        "UK",
        "England and Wales",
        "London and Leeds",
        "Kent, Devon",
        "Ireland",
        "United States",
        "New South Wales",
        "Cumbria",
        "Kent; Ireland",
        "Kent and elsewhere",
        "North of England",
        "York, Wales",
    ],
)
def test_several_regions_other_countries_and_whole_nations_are_no_region(words, matchers):
    assert matchers.places.region(words) is None


@pytest.mark.parametrize(
    ("phrases", "slugs", "tags"),
    [
        (["A&E"], ["urgent-and-emergency-care"], []),
        (["Falls"], ["falls"], []),
        (["pressure ulcers"], ["skin-and-wounds"], ["pressure ulcers"]),
        (["staff training", "falls"], ["falls", "workforce"], ["staff training"]),
        (["Sepsis", "falls", "cancer", "stroke"], ["sepsis-and-infections", "falls", "cancer"], ["stroke"]),
        (["tea", "Tea"], [], ["tea"]),
        (["seafalls"], [], ["seafalls"]),
    ],
)
def test_topics_are_matched_and_words_that_say_more_are_kept(phrases, slugs, tags, matchers):
    incoming = read_write_up(WRITE_UP | {"topics": phrases, "setting": None}, matchers)
    assert [topic.slug for topic in incoming.topics] == slugs
    assert incoming.tags == tags


@pytest.mark.parametrize(
    ("words", "slug", "tags"),
    [
        ("care homes", "care-home", []),
        ("paediatric outpatients", "outpatient", ["paediatric outpatients"]),
        ("hospital to community", "system", ["hospital to community"]),
        ("primary care, hospital and care homes", "system", ["primary care, hospital and care homes"]),
        ("acute and community", None, ["acute and community"]),
        ("submarine", None, ["submarine"]),
    ],
)
def test_settings_are_matched_and_words_that_say_more_are_kept(words, slug, tags, matchers):
    incoming = read_write_up(WRITE_UP | {"topics": [], "setting": words}, matchers)
    setting = incoming.answers["setting"]
    assert (setting.slug if setting else None, incoming.tags) == (slug, tags)

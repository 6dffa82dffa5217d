"""Counts beside the filters are those one would count by hand in the database."""

import random

import pytest

from casestudies.index import FACETS, SearchRequest, facet_counts, follow, search
from casestudies.models import Edition
from improvers.models import Organisation, Succession
from tests.factories import make_organisation, make_published

pytestmark = pytest.mark.django_db


def values_in_database() -> dict[int, dict[str, set[str]]]:
    values = {}
    for edition in Edition.objects.published():
        board = edition.board_today or edition.board
        categories = {edition.result_category, *edition.outcomes.values_list("category", flat=True)}
        values[edition.case_study_id] = {
            "topic": set(edition.topics.values_list("slug", flat=True)),
            "region": {edition.region.slug} if edition.region else set(),
            "board": {board.ods_code} if board else set(),
            "setting": {edition.setting.slug} if edition.setting else set(),
            "outcome": categories - {""},
            "method": set(edition.methods.values_list("slug", flat=True)),
            "status": {edition.verdict.value},
            "tag": set(edition.tags.values_list("slug", flat=True)),
        }
    return values


def fits(values, chosen, leave_out=""):
    return all(values[facet] & set(wanted) for facet, wanted in chosen.items() if facet != leave_out)


def counted_by_hand(database, chosen):
    counts = {facet: {} for facet in FACETS}
    for values in database.values():
        for facet in FACETS:
            if fits(values, chosen, leave_out=facet):
                for value in values[facet]:
                    counts[facet][value] = counts[facet].get(value, 0) + 1
    return counts


def test_counts_and_results_equal_a_count_by_hand_for_random_choices(random_case_studies, random_choices):
    random_case_studies(80)
    follow()
    database = values_in_database()
    everything = facet_counts()
    assert everything == counted_by_hand(database, {})
    dice = random.Random(3)
    for _ in range(200):
        chosen = random_choices(everything, dice)
        results = search(SearchRequest(chosen=chosen, page_size=1000))
        assert results.counts == counted_by_hand(database, chosen)
        assert {hit.case_study_id for hit in results.hits} == {
            pk for pk, values in database.items() if fits(values, chosen)
        }
        assert results.total == len(results.hits)


def test_every_page_together_is_exactly_the_total(random_case_studies):
    random_case_studies(60)
    follow()
    for text, sort in [("", "newest"), ("", "thanked"), ("ward falls", "relevance"), ("clinic", "newest")]:
        total = search(SearchRequest(text, sort=sort)).total
        pages = [search(SearchRequest(text, sort=sort, page=page, page_size=7)) for page in range(1, 20)]
        found = [hit.case_study_id for page in pages for hit in page.hits]
        assert len(found) == len(set(found)) == total


def test_an_empty_index_has_no_counts():
    assert facet_counts() == {facet: {} for facet in FACETS}
    assert search(SearchRequest(chosen={"topic": ("falls",)})).total == 0


def test_a_place_counts_for_the_board_that_answers_for_it_today():
    old = Organisation.objects.boards().filter(valid_to__isnull=False).exclude(succeeded_by=None).first()
    new = old.today() or Succession.objects.filter(predecessor=old).first().successor
    make_published(organisation=make_organisation(board=new), board=old)
    assert facet_counts()["board"] == {new.ods_code: 1}


def test_more_tags_than_are_counted_still_gives_the_right_count_for_the_chosen_one(monkeypatch):
    monkeypatch.setattr("casestudies.index.facets._MOST_TAGS", 2)
    editions = [make_published() for _ in range(3)]
    for edition in editions:
        edition.tags.add("common", "usual")
    editions[0].tags.add("rare")
    follow()
    counts = search(SearchRequest(chosen={"tag": ("rare",)})).counts
    assert counts["tag"] == {"common": 3, "usual": 3, "rare": 1}

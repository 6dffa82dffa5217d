"""Words that some write together and some apart find each other, as far as the index has both."""

import pytest

from casestudies.index import Part, SearchRequest, compounds, follow, search
from tests.factories import make_imported

pytestmark = pytest.mark.django_db


def found(text, **more):
    follow()
    return {hit.case_study_id for hit in search(SearchRequest(text, **more)).hits}


@pytest.mark.parametrize(
    ("together", "apart"),
    [("sockwashing", "sock washing"), ("sockday", "sock-day"), ("kneeup", "knee up"), ("clinic12", "clinic 12")],
)
def test_together_and_apart_find_each_other(together, apart):
    both = {make_imported(headline=f"About {words} here").case_study_id for words in (together, apart)}
    make_imported(headline=f"{apart.replace('-', ' ').split()[0]} and a washing day, up to 12")
    assert found(together) == both
    assert both <= found(apart)


def test_it_can_be_switched_off_to_measure_it():
    make_imported(headline="Sock washing")
    together = make_imported(headline="Sockwashing")
    assert found("sockwashing", off=frozenset({Part.COMPOUNDS})) == {together.case_study_id}


def test_a_word_nobody_writes_together_is_taken_apart_rather_than_mended():
    edition = make_imported(headline="Sock washing, sockwishing")
    follow()
    results = search(SearchRequest("sockwashing"))
    assert results.understood.mended == {}
    assert [hit.case_study_id for hit in results.hits] == [edition.case_study_id]


@pytest.mark.parametrize("typed", ["inpatients", "award", "forward", "therapist"])
def test_what_begins_with_a_word_that_says_nothing_stays_one_word(typed):
    make_imported(headline="In patients, a ward, for ward, the rapist")
    word = make_imported(headline=f"{typed} here")
    follow()
    [concept] = search(SearchRequest(typed, off=frozenset({Part.THESAURUS}))).understood.concepts
    assert concept.expansions == ()
    assert word.case_study_id in found(typed)


def test_what_words_mean_by_themselves_is_not_lost_in_one_word():
    make_imported(headline="A sepsisward")
    meant = make_imported(headline="Septicaemia on the ward")
    assert meant.case_study_id in found("sepsis ward")


@pytest.mark.parametrize(("typed", "meant"), [("daycase", "Day surgery"), ("NEWS 2", "An early warning score")])
def test_what_the_thesaurus_knows_in_one_way_is_meant_by_the_other(typed, meant):
    edition = make_imported(headline=meant)
    assert found(typed) == {edition.case_study_id}


def test_only_so_many_words_are_remembered_whatever_people_type(monkeypatch):
    monkeypatch.setattr(compounds, "_MOST_KEPT", 20)
    make_imported(headline="Sock washing")
    for number in range(9):
        found(" ".join(f"nonsense{letter}{'xyz' * number}" for letter in "abcdefgh"))
    assert all(len(known) <= 20 for _, known in compounds._kept.values())

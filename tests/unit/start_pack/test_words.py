"""What a plan and a text have in common."""

import pytest

from casestudies.index.language import words_of
from casestudies.start_pack.words import MOST_TERMS, PlanWords, terms_of

RARE, COMMON = 0.01, 0.6


def words_for(plan: str, **shares: float) -> PlanWords:
    terms = terms_of(plan)
    known = {words_of(word)[0]: share for word, share in shares.items()}
    return PlanWords(terms, {stem: known.get(stem, RARE) for term in terms for stem in term.stems})


def test_only_telling_words_are_terms_each_once_and_as_typed():
    terms = terms_of("We want a Pharmacist to check discharge, and the pharmacists to discharge.")
    assert [term.text for term in terms] == ["Pharmacist", "check", "discharge"]


@pytest.mark.parametrize("plan", ["", "We want to do it", "...", "12 34", "“” - !"])
def test_a_plan_without_telling_words_has_no_terms(plan):
    assert terms_of(plan) == []


def test_a_long_plan_has_at_most_sixty_terms():
    assert len(terms_of(" ".join(f"wort{number}x" for number in range(500)))) == MOST_TERMS


def test_a_text_shares_the_words_of_a_plan_in_any_form_the_rarest_first():
    words = words_for("Pharmacists check discharges", pharmacist=0.02, check=0.2, discharge=0.1)
    assert words.shared(words_of("The discharge was checked by a pharmacist")) == ["Pharmacists", "discharges", "check"]


def test_neighbours_in_both_are_one():
    words = words_for("medicines in a care home", care=COMMON)
    assert "care home" in words.shared(words_of("We visited every care home"))
    assert "care home" not in words.shared(words_of("home is where care is"))


def test_common_words_are_no_reason_unless_there_is_no_other():
    words = words_for("frailty wards", wards=COMMON)
    assert words.shared(words_of("wards, and frailty")) == ["frailty"]
    assert words.shared(words_of("wards")) == ["wards"]


def test_rare_words_make_a_text_closer_than_common_ones():
    words = words_for("frailty wards", wards=COMMON)
    assert words.closeness(words_of("frailty"), []) > words.closeness(words_of("wards"), [])


def test_the_gist_counts_for_more_than_what_is_mentioned_in_passing():
    words = words_for("frailty wards")
    assert words.closeness(words_of("frailty wards"), []) == 1
    assert 0 < words.closeness([], words_of("frailty wards")) < 0.5
    assert words.closeness(words_of("inhalers"), words_of("carbon")) == 0


def test_a_lesson_is_relevant_by_the_rare_words_it_shares():
    words = words_for("frailty wards", wards=COMMON)
    assert words.relevance("Frailty scores took too long") > words.relevance("Wards were closed") > 0
    assert words.relevance("The printer broke") == 0


def test_words_nobody_wrote_are_named():
    terms = terms_of("robots for frailty")
    assert PlanWords(terms, {terms[0].stems[0]: 0, terms[1].stems[0]: RARE}).unwritten == ["robots"]

"""What a plan and a text have in common, by what was typed and by what means the same."""

import pytest

from casestudies.index.concepts import concepts_of
from casestudies.index.language import words_of
from casestudies.index.places import placed
from casestudies.index.query import parse
from casestudies.index.thesaurus import parse as thesaurus_of
from casestudies.index.understanding import Understood
from casestudies.start_pack.terms import MOST_TERMS, as_plain_words, says_something, terms_of
from casestudies.start_pack.words import PlanWords, Reason, Text

RARE, COMMON = 0.01, 0.6
KNOWN = thesaurus_of(
    "bed sore | pressure ulcer | ~skin damage\nDNA | did not attend | missed appointment\ncare home | nursing home"
)


def terms(plan: str, mended: dict[str, str] | None = None):
    found = placed(parse(as_plain_words(plan)).typed)
    stems = tuple(words_of(" ".join((mended or {}).get(word, word) for word in found.words)))
    return terms_of(plan, Understood(concepts_of(stems, KNOWN), place=found.place, mended=mended or {}, is_plan=True))


def words_for(plan: str, **shares: float) -> PlanWords:
    known = {words_of(word)[0]: share for word, share in shares.items()}
    names = [name for term in terms(plan) for name in (term.words, *(other.words for other in term.others))]
    return PlanWords(terms(plan), {stem: known.get(stem, RARE) for name in names for stem in name})


def said(reasons: list[Reason]) -> list[str]:
    return [reason.said for reason in reasons]


def test_only_telling_words_are_terms_each_once_and_as_typed():
    found = terms("We want a Pharmacist to check discharge, and the pharmacists to discharge.")
    assert [term.text for term in found] == ["Pharmacist", "check", "discharge"]


def test_phrases_of_the_thesaurus_and_places_are_one_term_and_mended_words_are_as_typed():
    found = terms("Bed sores in “care homes” near North East London, and wonds", mended={"wonds": "wounds"})
    assert [term.text for term in found] == ["Bed sores", "care homes", "North East London", "wonds"]


@pytest.mark.parametrize("plan", ["", "We want to do it", "We can’t and they won't", "...", "12 34", "“” - !"])
def test_a_plan_without_telling_words_has_no_terms(plan):
    assert terms(plan) == []
    assert not says_something(plan)


def test_a_long_plan_has_at_most_sixty_terms():
    assert len(terms(" ".join(f"wort{number}x" for number in range(500)))) <= MOST_TERMS


def test_a_text_shares_the_words_of_a_plan_in_any_form_the_rarest_first():
    words = words_for("Pharmacists review discharges", pharmacist=0.02, review=0.2, discharge=0.1)
    shared = words.shared(Text("The discharge was reviewed by a pharmacist"))
    assert said(shared) == ["Pharmacists", "discharges", "review"]
    assert {reason.found for reason in shared} == {""}


def test_an_everyday_word_is_a_reason_only_where_there_is_no_other():
    words = words_for("Pharmacists check discharges together")
    assert said(words.shared(Text("Together we checked all discharges"))) == ["discharges"]
    assert set(said(words.shared(Text("Together we checked again")))) == {"check", "together"}
    assert words.count_shared(Text("Together we checked all discharges"), Text("")) == 1


def test_a_common_word_is_a_better_reason_than_an_everyday_one():
    words = words_for("Discharges happen earlier, always", discharges=COMMON)
    assert said(words.shared(Text("Discharge is always earlier"))) == ["Discharges"]


def test_a_word_inside_a_longer_term_is_no_reason_of_its_own():
    words = words_for("They missed appointments, and the missed appointment was a missed chance")
    assert said(words.shared(Text("A missed appointment"))) == ["missed appointments"]


def test_what_means_the_same_is_a_reason_that_says_both_and_what_only_has_to_do_with_it_where_there_is_no_other():
    words = words_for("Too many bed sores in frailty")
    assert words.shared(Text("Fewer\nPressure  Ulcers, at last")) == [Reason("bed sores", "Pressure  Ulcers")]
    assert words.shared(Text("Less skin damage")) == [Reason("bed sores", "skin damage")]
    assert words.shared(Text("Less skin damage in frailty")) == [Reason("frailty")]
    assert words.shared(Text("Bed sores and pressure ulcers")) == [Reason("bed sores")]


def test_what_means_the_same_is_close_but_less_than_what_was_typed():
    words, nothing = words_for("bed sores frailty"), Text("")
    typed, same, related, other = (
        words.closeness(Text(text), nothing)
        for text in ("bed sores", "pressure ulcers", "skin damage", "the bed of roses")
    )
    assert typed > same > related > other == 0
    assert words.relevance("A pressure ulcer chart") > words.relevance("A chart of skin damage") > 0


def test_neighbours_in_both_are_one():
    words = words_for("medicines in a day centre", day=COMMON)
    assert "day centre" in said(words.shared(Text("We visited every day centre")))
    assert "day centre" not in said(words.shared(Text("the centre was open by day")))


def test_common_words_are_no_reason_unless_there_is_no_other():
    words = words_for("frailty wards", wards=COMMON)
    assert said(words.shared(Text("wards, and frailty"))) == ["frailty"]
    assert said(words.shared(Text("wards"))) == ["wards"]


def test_rare_words_make_a_text_closer_than_common_ones():
    words = words_for("frailty wards", wards=COMMON)
    assert words.closeness(Text("frailty"), Text("")) > words.closeness(Text("wards"), Text(""))


def test_the_gist_counts_for_more_than_what_is_mentioned_in_passing():
    words = words_for("frailty wards")
    assert words.closeness(Text("frailty wards"), Text("")) == 1
    assert 0 < words.closeness(Text(""), Text("frailty wards")) < 0.5
    assert words.closeness(Text("inhalers"), Text("carbon")) == 0


def test_a_lesson_is_relevant_by_the_rare_words_it_shares():
    words = words_for("frailty wards", wards=COMMON)
    assert words.relevance("Frailty scores took too long") > words.relevance("Wards were closed") > 0
    assert words.relevance("The printer broke") == 0


def test_words_nobody_wrote_are_named_unless_somebody_wrote_what_means_the_same():
    assert words_for("robots for frailty", robots=0).unwritten == ["robots"]
    assert words_for("possible robots", robots=0, possible=0).unwritten == ["robots"]
    assert words_for("bed sores", bed=0, sores=0).unwritten == []
    assert words_for("bed sores", bed=0, sores=0, pressure=0).unwritten == ["bed sores"]

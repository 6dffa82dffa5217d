"""What follows from the words of a plan alone."""

from casestudies.index.searching import Hit
from casestudies.start_pack.nearest import merged
from casestudies.start_pack.plan import Plan


def test_the_first_sentence_begins_the_change_and_the_others_the_problem():
    plan = Plan("We want safety huddles. People fall at night. Staff are tired.")
    assert plan.first_answers == {
        "headline": "We want safety huddles.",
        "problem": "People fall at night. Staff are tired.",
    }


def test_first_answers_fit_their_questions_and_end_with_a_whole_word():
    plan = Plan("huddle " * 50 + ". " + "falling " * 100)
    answers = plan.first_answers
    assert len(answers["headline"]) <= 140
    assert answers["headline"].endswith("huddle")
    assert len(answers["problem"]) <= 280
    assert answers["problem"].endswith("falling")


def test_one_sentence_leaves_the_problem_open():
    assert Plan("Safety huddles").first_answers == {"headline": "Safety huddles"}


def test_the_address_says_only_what_was_given():
    assert Plan("falls & huddles", region="london").address == "/start-pack/?plan=falls+%26+huddles&region=london"


def test_the_same_place_counts_but_leaves_nothing_out():
    everywhere = [Hit(1, 10.0), Hit(2, 9.0), Hit(3, 8.0)]
    here = [Hit(2, 9.0), Hit(4, 7.0)]
    assert [hit.case_study_id for hit in merged(everywhere, [here])] == [2, 1, 4, 3]
    assert [hit.case_study_id for hit in merged(everywhere, [[]])] == [1, 2, 3]


def test_equals_keep_one_order():
    assert [hit.case_study_id for hit in merged([Hit(5, 1.0), Hit(4, 1.0)], [])] == [4, 5]

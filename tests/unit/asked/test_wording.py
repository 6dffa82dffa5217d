"""What a wish keeps of what was typed, and which wishes are the same."""

import pytest

from casestudies.asked.wording import LONGEST, tidied, words_of


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("falls in care homes", "falls in care homes"),
        ("  falls \n\t in   care\x00homes ", "falls in care homes"),
        ("ask jo.smith@nhs.net about falls", "ask about falls"),
        ("ask jo.smith @ nhs.net about falls", "ask about falls"),
        ("ask jo＠nhs.net about falls", "ask about falls"),
        ("falls call 0161 496 0000", "falls call"),
        ("falls call +44 (0)161-496-0000 now", "falls call now"),
        ("NHS number 943 476 5919 falls", "NHS number falls"),
        ("NHS number 9434765919", "NHS number"),
        ("patient 943-476-5919 fell", "patient fell"),
        ("patient 94 34 76 59 19 fell", "patient fell"),
        ("born 12/05/1956 fell twice", "born fell twice"),
        ("see https://example.com/x?y and www.example.org falls", "see and falls"),
        ("0161 a@b.uk 496 0000 falls", "falls"),
        ("wait of 18 weeks in 2023-24, 65% of 1,200 people", "wait of 18 weeks in 2023-24, 65% of 1,200 people"),
        ("111 and 999 calls", "111 and 999 calls"),
        ("what helped Mrs Hart, 83, from Whitby, with falls", "what helped , with falls"),
        ("MRN A123456 lost notes", "MRN lost notes"),
        ("a@b.uk", ""),
        ("", ""),
    ],
)
def test_what_points_to_a_person_is_taken_out(typed, kept):
    assert tidied(typed) == kept


@pytest.mark.parametrize("typed", ["long " * 500, "x" * 5000, "9 " * 3000, "a@" * 3000, "٣" * 300])
def test_nothing_is_longer_than_two_hundred_characters(typed):
    assert len(tidied(typed)) <= LONGEST
    assert len(words_of(tidied(typed))) <= LONGEST


def test_a_long_text_is_cut_between_words():
    assert tidied("frailty " * 60).endswith("frailty…")


def test_case_order_endings_and_small_words_make_no_other_wish():
    assert words_of("Falls in care homes") == words_of("care home FALLS!") == words_of("fall, care-homes")
    assert words_of("falls in hospitals") != words_of("falls in care homes")
    assert words_of("the who") == words_of("The Who?") != ""

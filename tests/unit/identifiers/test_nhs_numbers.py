"""NHS numbers: found however they are written, and other ten digits left alone."""

import os
import random
import time

import pytest

from casestudies.identifiers import find_identifiers
from casestudies.vocabulary import IdentifierKind as Kind
from tests.unit.identifiers.clean_studies import clean_case_study
from tests.unit.identifiers.numbers import SPELLINGS, check_digit, nhs_number
from tests.unit.identifiers.positives import NHS_NUMBER

TRIES = int(os.environ.get("IDENTIFIER_TRIES", "150"))
"""Texts of each spelling; 1,000 and more are tried by setting it in the environment."""


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_999_in_1000_are_found_in_every_spelling(spelling):
    dice = random.Random(f"spelling {spelling}")
    missed = []
    for _ in range(TRIES):
        written = SPELLINGS[spelling](nhs_number(dice))
        text = dice.choice(NHS_NUMBER).replace("{nhs}", written)
        start = text.index(written)
        found = [f for f in find_identifiers(text) if f.kind == Kind.NHS_NUMBER]
        if not any(f.start <= start + 1 and f.end >= start + len(written) for f in found):
            missed.append(text)
    assert len(missed) <= TRIES / 1000, missed


def test_fifty_clean_case_studies_give_at_most_one_false_alarm():
    dice = random.Random("clean")
    studies = [clean_case_study(dice) for _ in range(50)]
    alarms = [(f.kind, text[f.start : f.end]) for text in studies for f in find_identifiers(text)]
    assert len([alarm for alarm in alarms if alarm[0] == Kind.NHS_NUMBER]) <= 1, alarms
    assert len(alarms) <= 5, alarms


@pytest.mark.parametrize("number", ["943 476 5919", "401 023 2137", "987 654 3210", "999 000 0018"])
def test_numbers_of_the_data_dictionary_are_found_where_they_are_called_so(number):
    assert [f.kind for f in find_identifiers(f"NHS number: {number}")] == [Kind.NHS_NUMBER]


@pytest.mark.parametrize("number", ["987 654 4321", "999 123 4567", "999 123 4560", "943 476 5918"])
def test_numbers_with_a_wrong_check_digit_are_not_nhs_numbers(number):
    assert find_identifiers(f"NHS number: {number}") == []


def test_every_mistyped_digit_is_noticed():
    number = "4010232137"
    assert check_digit(number[:9]) == 7
    for place in range(10):
        for digit in "0123456789":
            if digit != number[place]:
                mistyped = number[:place] + digit + number[place + 1 :]
                assert [f for f in find_identifiers(f"NHS number {mistyped}") if f.kind == Kind.NHS_NUMBER] == []


@pytest.mark.parametrize(
    "text",
    [
        "1 2 " * 2000, "4010232137 " * 700, "A " * 4000, "Mary " * 1600, "Mr A. B. C. " * 700, "a@" * 4000,
        "a.a@a." * 1300, "07700 900123 " * 600, "one of our patients " * 400, "born on 3 " * 800, "LS6 2AB " * 1000,
        "hospital number " * 500, "(" * 8000, "- " * 4000, "\n" * 8000, "NHS " * 2000, "Mrs " * 2000,
        "three of the " * 600, "at gmail dot " * 600,
    ],
    ids=lambda text: text[:12],
)  # fmt: skip
def test_no_text_of_eight_thousand_letters_takes_long(text):
    began = time.process_time()
    find_identifiers(text)
    assert time.process_time() - began < 4

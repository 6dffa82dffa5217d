"""Words nobody writes are mended by those that are known."""

import time

import pytest

from casestudies.index.spelling import LONGEST, MOST_WORDS, Spelling, distance, sound

KNOWN = {
    "frailty": 40,
    "diabetes": 30,
    "pressure": 50,
    "presume": 1,
    "ward": 90,
    "wards": 80,
    "hydration": 5,
    "pneumonia": 3,
    "psychiatry": 4,
    "stroke": 9,
    "strike": 1,
    "form": 20,
    "from": 500,
    "a&e": 9,
}


@pytest.fixture(scope="module")
def spelling():
    return Spelling(KNOWN.items(), others=["palliative"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fraility", "frailty"),
        ("diabetis", "diabetes"),
        ("presure", "pressure"),
        ("strok", "stroke"),
        ("hydrashun", "hydration"),
        ("neumonia", "pneumonia"),
        ("pallative", "palliative"),
        ("wadr", "ward"),
        ("fr", None),
        ("zebra", None),
        ("1234", None),
        ("a&f", None),
        ("", None),
        ("x" * (LONGEST + 1), None),
        ("日本語テスト", None),
        ("\ud800abcde", None),
    ],
)
def test_the_word_that_is_meant_is_found(spelling, typed, meant):
    assert spelling.mended(typed) == meant


def test_letters_that_changed_places_are_one_apart():
    assert distance("wadr", "ward") == 1
    assert distance("ward", "ward") == 0
    assert distance("frailty", "fraility") == 1
    assert distance("", "abc") == 3


def test_words_that_sound_alike_are_known_as_such():
    assert sound("hydrashun") == sound("hydration")
    assert sound("sychiatry") == sound("psychiatry")
    assert sound("ward") != sound("stroke")


def test_nothing_is_mended_where_nothing_is_known():
    assert Spelling([]).mended("frailty") is None


def test_a_large_vocabulary_is_searched_quickly():
    letters = "etaoinshrdlu"
    words = {
        "".join(letters[(number // 12**place + place) % 12] for place in range(9)): number for number in range(10_000)
    }
    spelling = Spelling(words.items())
    began = time.process_time()
    for _ in range(10):
        spelling.mended("hydrashun")
    assert time.process_time() - began < 5
    assert len(words) <= MOST_WORDS

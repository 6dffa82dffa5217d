"""Long passages in portions: nothing is lost, and no word is cut that need not be."""

from hypothesis import given, settings
from hypothesis import strategies as st

from casestudies.write_ups.placing.fitting import in_portions


def test_a_sentence_that_is_too_long_is_cut_between_words():
    portions = in_portions("very " * 100 + "long", 64)
    assert {word for portion in portions for word in portion.split()} == {"very", "long"}
    assert max(map(len, portions)) <= 64


def test_only_a_word_longer_than_a_portion_is_cut():
    assert in_portions("a " + "x" * 25 + " b", 10) == ["a", "x" * 10, "x" * 10, "xxxxx b"]


@settings(max_examples=40, deadline=None)
@given(st.text("ab .\n", max_size=200), st.integers(3, 30))
def test_nothing_is_lost_and_nothing_too_long(text, limit):
    portions = in_portions(text, limit)
    assert "".join("".join(portions).split()) == "".join(text.split())
    assert all(len(portion) <= limit for portion in portions)

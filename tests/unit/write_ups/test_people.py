"""Who a passage credits: people and groups by name, never the rest of a sentence or an address."""

import pytest

from casestudies.write_up_places import Place
from casestudies.write_ups.placing.filling import filled_from


def credited_by(text: str) -> tuple[list[str], str]:
    """The names a passage credits, and what is left of it."""
    filling = filled_from({}, {}, [])
    left = filling.take(Place.CREDITS, text)
    return [credit["name"] for credit in filling.added.get("credits", [])], left


def test_a_few_words_without_a_name_are_a_group():
    assert credited_by("The night team of ward 7.") == (["The night team of ward 7"], "")


@pytest.mark.parametrize("text", ["To all of ward 7. Contact: falls@example.nhs.uk", "Write to falls@example.nhs.uk"])
def test_an_address_is_nobodys_name(text):
    assert credited_by(text) == ([], text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sister A. Okafor, Dr P. Lindqvist, J. Marsh (HCA)", ["Sister A. Okafor", "Dr P. Lindqvist", "J. Marsh"]),
        ("J. Marsh, P.L. Lindqvist", ["J. Marsh", "P.L. Lindqvist"]),
        ("Jo Marsh (HCA), Sam O’Neil; Ward 7 team", ["Jo Marsh", "Sam O’Neil", "Ward 7 team"]),
    ],
)
def test_each_person_of_a_list_is_credited_alone(text, names):
    assert credited_by(text) == (names, "")


def test_words_of_two_lines_are_no_name():
    text = "Blah\nThis came of it, says Jo Marsh.\nMonth | Falls\nJan-24 | 14"
    assert credited_by(text) == (["Jo Marsh"], text)

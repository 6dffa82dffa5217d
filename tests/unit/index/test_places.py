"""Places are recognised in what people type."""

import pytest

from casestudies.index.places import placed


@pytest.mark.parametrize(
    ("typed", "name", "region", "left"),
    [
        ("virtual ward midlands", "midlands", "midlands", "virtual ward"),
        ("learning disability in kent", "kent", "south-east", "learning disability in"),
        ("north east london falls", "north east london", "london", "falls"),
        ("care homes north east", "north east", "north-east-and-yorkshire", "care homes"),
        ("stoke on trent", "stoke on trent", "midlands", ""),
        ("wales", "wales", "wales", ""),
        ("leeds and london", "leeds", "north-east-and-yorkshire", "and london"),
    ],
)
def test_the_first_place_and_its_longest_name_is_taken_out(typed, name, region, left):
    found = placed(tuple(typed.split()))
    assert (found.place.name, found.place.region, " ".join(found.words)) == (name, region, left)


@pytest.mark.parametrize("typed", ["reading to children", "a bath in bed", "bury", "falls", ""])
def test_everyday_words_are_no_places(typed):
    found = placed(tuple(typed.split()))
    assert found.place is None
    assert " ".join(found.words) == typed


def test_a_city_that_gave_its_county_the_name_means_the_county_too():
    assert placed(("nottingham",)).place.names == (("nottingham",), ("nottinghamshir",))
    assert placed(("norwich",)).place.names == (("norwich",),)

"""The thesaurus file keeps to its format, and says what means the same."""

import pytest

from casestudies.index.language import words_of
from casestudies.index.thesaurus import AMBIGUOUS, BROADER, FILE, RELATED, SAME, ThesaurusError, parse, thesaurus


def _found(text, entry):
    expansions = parse(text).of(tuple(words_of(entry))) or ()
    return {" ".join(expansion.words): expansion.weight for expansion in expansions}


def test_the_file_is_well_formed():
    assert len(parse(FILE.read_text(encoding="utf-8")).meanings) > 1000


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a good | line\nbed sore | | ulcer", "line 2: an entry is empty"),
        ("bed sore | ulcer | Bed sore", "line 1: “bed sore” is there twice"),
        ("# about\n\nalone", "line 3: a group has two entries or more"),
        ("hip > fracture > bone", "line 1: there is more than one >"),
        ("~ | bed", "line 1: an entry is empty"),
        ("fracture >", "line 1: an entry is empty"),
        ("the ward > the ward", "line 1: “the ward” is there twice"),
    ],
)
def test_a_mistake_is_told_with_its_line(text, complaint):
    with pytest.raises(ThesaurusError) as error:
        parse(text)
    assert complaint in str(error.value)


def test_entries_of_a_group_find_each_other_and_marked_ones_count_less():
    group = "bed sore | pressure ulcer | ~skin damage | ?PU"
    assert _found(group, "bed sores") == {"pressur ulcer": SAME, "skin damag": RELATED, "pu": AMBIGUOUS}
    assert _found(group, "PU") == {"bed sore": AMBIGUOUS, "pressur ulcer": AMBIGUOUS}
    assert _found(group, "skin damage") == {"bed sore": RELATED, "pressur ulcer": RELATED}


def test_what_is_narrower_finds_what_is_broader_and_never_the_other_way():
    assert _found("hip fracture > fracture | bone", "hip fracture") == {"fractur": BROADER, "bone": BROADER}
    assert _found("hip fracture > fracture", "fracture") == {}


def test_every_weight_is_less_than_that_of_the_words_typed():
    weights = {other.weight for expansions in thesaurus().meanings.values() for other in expansions}
    assert max(weights) == SAME < 1
    assert {RELATED, BROADER, AMBIGUOUS} >= weights - {SAME}

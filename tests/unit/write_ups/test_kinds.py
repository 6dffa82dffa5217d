"""Write-ups of every kind teams have: nothing refused, lost, doubled or brought in that was deleted; placed right."""

from functools import cache

import pytest

from casestudies.write_ups.reading.files import report_of
from casestudies.write_ups.reading.likeness import examples
from tests.write_ups.kinds import KINDS
from tests.write_ups.making import Made
from tests.write_ups.more_kinds import MORE, empty, other_orders
from tests.write_ups.other_habits import HABITS, without_headings

MADE = [kind() for kind in KINDS]
HABITUAL = [kind() for kind in HABITS]
HELD_OUT = without_headings()
OTHERS = [*(kind() for kind in MORE), *other_orders(), *HABITUAL, *HELD_OUT]
# Every passage of these stands in the file once, so it must come out once.
NAMES = [f"{number} {made.name}" for number, made in enumerate([*MADE, *OTHERS])]


def squeezed(text: str) -> str:
    return " ".join(text.split())


@cache
def report(content: bytes) -> dict:
    """What a file was read as, each file once."""
    return report_of("a.docx", content)


def read(made: Made) -> dict[str, str]:
    """The sections of a file and what was not placed, on one line each."""
    read = report(made.content)
    assert "error" not in read, read
    return {name: squeezed(text) for name, text in [*read["sections"].items(), ("unplaced", read["unplaced"])]}


def right(made: Made) -> int:
    """How many passages are in their section."""
    sections = read(made)
    return sum(squeezed(words) in sections[section or "unplaced"] for section, words in made.passages)


@pytest.mark.parametrize("made", [*MADE, *OTHERS], ids=NAMES)
def test_every_passage_comes_out_once_and_nothing_unwanted_does(made):
    text = " ".join(read(made).values())
    counts = {words: text.count(squeezed(words)) for _, words in made.passages}
    assert {words: count for words, count in counts.items() if count != 1} == {}
    assert [words for words in made.unwanted if words in text] == []


@pytest.mark.parametrize("made", [*MADE, *OTHERS], ids=NAMES)
def test_title_and_pictures_are_found(made):
    assert report(made.content)["title"] == squeezed(made.title)
    assert report(made.content)["pictures"] == made.pictures


@pytest.mark.parametrize("made", [*MADE, *HABITUAL], ids=lambda made: made.name)
def test_nearly_all_passages_of_each_kind_are_in_the_right_section(made):
    assert right(made) >= (0.9 if made.has_headings else 0.8) * len(made.passages)


@pytest.mark.parametrize(("has_headings", "share"), [(True, 0.95), (False, 0.85)])
def test_wordings_the_tables_were_not_made_from_are_understood_too(has_headings, share):
    others = [made for made in OTHERS if made.has_headings == has_headings]
    assert sum(map(right, others)) >= share * sum(len(made.passages) for made in others)


def test_most_paragraphs_of_stories_the_reader_has_never_met_are_placed_by_what_they_say():
    assert sum(map(right, HELD_OUT)) >= 0.75 * sum(len(made.passages) for made in HELD_OUT)


def test_the_held_out_stories_are_none_of_the_examples():
    known = {passage for _, passage in examples()}
    assert not [words for made in HELD_OUT for _, words in made.passages if words in known]


def test_every_heading_says_what_it_was_taken_for():
    assert report(MADE[0].content)["headings"] == {
        "Background": "problem",
        "Setting": "context",
        "What we did": "what_we_did",
        "Tipping points": "tipping_points",
        "Results": "outcomes",
        "Lessons learned": "pitfalls",
        "Acknowledgements": "credits",
        "Resources": "resources",
    }


def test_a_file_with_nothing_in_it_is_read_as_nothing():
    read = report(empty())
    assert read["title"] == read["unplaced"] == ""
    assert set(read["sections"].values()) == {""}
    assert read["headings"] == {}

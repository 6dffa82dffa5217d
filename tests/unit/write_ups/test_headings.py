"""What headings mean, and what is one."""

import pytest

from casestudies.write_ups.reading.aliases import alias_of
from casestudies.write_ups.reading.write_up import read_text


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("1.2 Our aims", "problem"),
        ("AIMS:", "problem"),
        ("A. Methods", "what_we_did"),
        ("Aims (what we wanted)", "problem"),
        ("Results and discussion", "outcomes"),
        ("Results: fewer falls", "outcomes"),
        ("PDSA cycle 3", "what_we_did"),
        ("Q1 Why did you start?", "problem"),
        ("Our challenge", "problem"),
        ("Challenges", "pitfalls"),
        ("Barriers and enablers", "context_helped"),
        # Nearly the same spelling, and two that are near each other but not the same.
        ("Tiping points", "tipping_points"),
        ("Acknowledgments", "credits"),
        ("The aim", "problem"),
        ("Data", "outcomes"),
    ],
)
def test_headings_are_found_whatever_stands_around_them(heading, place):
    assert alias_of(heading).place == place


@pytest.mark.parametrize("heading", ["Date", "References", "Appendix 2"])
def test_some_parts_of_a_document_belong_nowhere(heading):
    assert alias_of(heading).place is None


@pytest.mark.parametrize("heading", ["Ward 7", "Do not walk past", "The lantern", "x" * 500])
def test_other_headings_mean_nothing_by_themselves(heading):
    assert alias_of(heading) is None


def test_an_unknown_heading_below_a_known_one_divides_it_and_is_kept():
    write_up = read_text("# Report\n\n# Results\n\nFewer falls.\n\n## Ward 7\n\nNone at all.")
    assert write_up.sections()["outcomes"] == "Fewer falls.\n\nWard 7\nNone at all."


def test_a_heading_that_says_little_divides_a_known_one_but_stands_for_itself_elsewhere():
    text = "# Report\n\n# {}\n\nWords.\n\n## Training\n\nAn hour for everybody."
    assert "Training" in read_text(text.format("Resources")).sections()["resources"]
    assert "An hour" in read_text(text.format("Ward 7")).sections()["what_we_did"]


def test_a_heading_that_nothing_follows_is_kept():
    assert "Ward 7 at last" in read_text("Report\n\n# Results\n\nFewer.\n\n# Ward 7 at last").unplaced()


def test_labels_in_a_list_below_a_known_heading_stay_where_they_are():
    write_up = read_text("# Report\n\n# What we used\n\n- Results: a whiteboard\n- Costs: a box")
    assert write_up.sections()["resources"] == "- Results: a whiteboard\n- Costs: a box"


def test_a_colon_in_a_sentence_makes_no_heading():
    text = "What we did\n\nWe changed one thing at a time: first the round, then the list."
    assert read_text("Report\n\n" + text).sections()["what_we_did"].endswith("first the round, then the list.")


def test_words_that_belong_nowhere_end_with_their_paragraph():
    write_up = read_text("Report\n\nDate: 3 May\n\nProblem: falls at night.\n\nMore of them each month.")
    assert write_up.unplaced() == "3 May"
    assert write_up.sections()["problem"] == "falls at night.\n\nMore of them each month."


@pytest.mark.parametrize(
    "text", ["Title: Fewer falls\n\nProblem: falls", "Fewer falls\n\nProblem: falls", "Fewer falls\nProblem\nfalls"]
)
def test_the_title_is_a_first_line_or_what_is_called_so(text):
    write_up = read_text(text)
    assert write_up.title == "Fewer falls"
    assert write_up.sections()["problem"] == "falls"


def test_a_write_up_may_have_no_title():
    assert read_text("Problem\n\nFalls at night.").title == ""
    assert read_text("").title == ""

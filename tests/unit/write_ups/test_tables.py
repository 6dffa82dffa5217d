"""What tables are read as."""

import pytest

from casestudies.write_ups.reading.write_up import read_text


def table(*rows: str) -> str:
    return "Report\n\n" + "\n".join(f"| {row} |" for row in rows)


@pytest.mark.parametrize(
    "head",
    [
        "Measure | Before | After",
        "Indicator | Baseline | At 6 months",
        "Outcome | 2022 | 2023",
        "KPI | Pre | Post",
        " | March 2023 | May 2024",
    ],
)
def test_figures_before_and_after_are_outcomes_whatever_stands_above(head):
    write_up = read_text(table(head, "Falls | 9 | 4", "Wait | 2.5 days | 1.1 days") + "\n\n# Our ward\n\nWords")
    assert "Falls | 9 | 4" in write_up.sections()["outcomes"]


def test_names_of_columns_say_what_a_table_is_about():
    assert "Ann" in read_text(table("Name | Role", "Ann Fen | Nurse")).sections()["credits"]
    assert "Box" in read_text(table("Item | Cost", "Box | £3")).sections()["resources"]
    assert (
        "Mats"
        in read_text(table("What went wrong | Why | Next time", "Mats | No sockets | Borrow")).sections()["pitfalls"]
    )


def test_a_known_heading_above_a_table_of_data_holds():
    write_up = read_text("Report\n\n# Results\n\n| Week | Falls |\n| 1 | 3 |")
    assert write_up.sections()["outcomes"] == "Week | Falls\n1 | 3"


def test_headings_beside_and_above_text_are_headings():
    beside = read_text(table("Problem | Falls at night", "Results | Fewer of them", "Other | Nothing"))
    above = read_text(table("Problem | What we did", "Falls at night | Lanterns"))
    assert beside.sections()["problem"] == above.sections()["problem"] == "Falls at night"
    assert beside.sections()["outcomes"] == "Fewer of them"
    assert above.sections()["what_we_did"] == "Lanterns"


def test_a_heading_before_a_table_goes_on_after_it():
    text = "Report\n\n# What we did\n\nFirst.\n\n| Problem | Falls |\n| Results | Fewer |\n\nThen more."
    assert read_text(text).sections()["what_we_did"] == "First.\n\nThen more."

"""How the names of ODS files are made readable."""

import pytest

from improvers.organisations.ods import readable


@pytest.mark.parametrize(
    ("in_file", "on_pages"),
    [
        ("LEEDS TEACHING HOSPITALS NHS TRUST", "Leeds Teaching Hospitals NHS Trust"),
        (
            "NHS HAMPSHIRE AND ISLE OF WIGHT INTEGRATED CARE BOARD",
            "NHS Hampshire and Isle of Wight Integrated Care Board",
        ),
        ("THE NEWCASTLE UPON TYNE HOSPITALS", "The Newcastle upon Tyne Hospitals"),
        ("STOKE-ON-TRENT GP CIC", "Stoke-on-Trent GP CIC"),
        ("KING'S COLLEGE", "King's College"),
        ("DR O'NEILL & PARTNERS", "Dr O'Neill & Partners"),
        ("Already  Readable plc", "Already Readable plc"),
        ("", ""),
    ],
)
def test_names_in_capitals_become_readable(in_file, on_pages):
    assert readable(in_file) == on_pages

"""Units go with their number, whatever people typed."""

from decimal import Decimal

import pytest

from casestudies.units import agreeing


@pytest.mark.parametrize(
    ("typed", "of_one", "of_many"),
    [
        ("days", "day", "days"),
        ("day", "day", "days"),
        ("day per patient", "day per patient", "days per patient"),
        ("falls", "fall", "falls"),
        ("falls per 1,000 bed days", "fall per 1,000 bed days", "falls per 1,000 bed days"),
        ("bed days", "bed day", "bed days"),
        ("patients seen a week", "patient seen a week", "patients seen a week"),
        ("hours/week", "hour/week", "hours/week"),
        ("deliveries", "delivery", "deliveries"),
        ("illnesses", "illness", "illnesses"),
        ("boxes", "box", "boxes"),
        ("nurses", "nurse", "nurses"),
        ("people with diabetes", "person with diabetes", "people with diabetes"),
        ("cases of sepsis", "case of sepsis", "cases of sepsis"),
        ("out of 10 points", "out of 10 points", "out of 10 points"),
        ("NEWS", "NEWS", "NEWS"),
        ("QALYs", "QALYs", "QALYs"),
        ("mmHg", "mmHg", "mmHg"),
        ("kg CO2e", "kg CO2e", "kg CO2e"),
        ("a month", "a month", "a month"),
        ("per 1,000 days", "per 1,000 days", "per 1,000 days"),
        ("", "", ""),
    ],
)
def test_one_and_many(typed, of_one, of_many):
    assert agreeing(1, typed) == agreeing(Decimal("-1.00"), typed) == of_one
    assert agreeing(0, typed) == agreeing(Decimal("1.5"), typed) == agreeing(3, typed) == of_many

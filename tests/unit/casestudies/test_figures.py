"""Numbers as people read them."""

from decimal import Decimal

import pytest

from casestudies.figures import Figure, change_in_words, plain, with_unit
from casestudies.models import Outcome


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("12.5000", "12.5"),
        ("12.0000", "12"),
        ("1200", "1,200"),
        ("1200000.2500", "1,200,000.25"),
        ("0.0000", "0"),
        ("-3.1000", "-3.1"),
        ("100", "100"),
    ],
)
def test_numbers_have_commas_and_no_trailing_zeros(number, text):
    assert plain(Decimal(number)) == text


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [("21", "%", "21%"), ("4200", "£", "£4,200"), ("-5", "£", "−£5"), ("3", "days", "3 days"), ("3", "", "3")],
)
def test_units_stand_where_people_expect_them(number, unit, text):
    assert with_unit(Decimal(number), unit) == text


@pytest.mark.parametrize(
    ("baseline", "result", "unit", "text"),
    [
        ("14", "6.5", "falls", "Down by 7.5 falls (54%)"),
        ("21", "9", "%", "Down by 12 percentage points (57%)"),
        ("21", "9", "Percent", "Down by 12 percentage points (57%)"),
        ("91.2", "90.9", "%", "Down by 0.3 percentage points (0.3%)"),
        ("14", "13", "falls", "Down by 1 fall (7.1%)"),
        ("14", "15", "%", "Up by 1 percentage point (7.1%)"),
        ("10", "25", "minutes", "Up by 15 minutes (150%)"),
        ("100000", "100001", "", "Up by 1 (less than 0.1%)"),
        ("0", "4200", "£", "Up by £4,200"),
        ("5", "5", "days", "No difference"),
        ("-10", "-5", "", "Up by 5 (50%)"),
        (None, "5", "days", ""),
        ("5", None, "days", ""),
    ],
)
def test_a_change_is_said_in_words_and_in_percent_of_where_it_began(baseline, result, unit, text):
    outcome = Outcome(
        baseline=None if baseline is None else Decimal(baseline),
        result=None if result is None else Decimal(result),
        unit=unit,
    )
    assert change_in_words(outcome) == text


@pytest.mark.parametrize(
    ("unit", "pair"), [("a month", ("14", "6.5 a month")), ("%", ("14%", "6.5%")), ("£", ("£14", "£6.5"))]
)
def test_the_unit_is_said_once_where_it_can_be(unit, pair):
    figure = Figure(Outcome(baseline=Decimal("14"), result=Decimal("6.5"), unit=unit))
    assert (figure.start, figure.after) == pair

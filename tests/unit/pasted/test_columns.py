"""Pasted columns of dated values and lists of changes: every line is read, or named with what to do."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casestudies.pasted.columns import read_changes, read_values
from casestudies.pasted.dates import EARLIEST_YEAR, NotADate, read_date
from casestudies.pasted.numbers import NotANumber, read_number


def day(text: str) -> datetime.date:
    """A date written like 2024-03-01."""
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("04/03/2024", "2024-03-04"),
        ("4/3/24", "2024-03-04"),
        ("04-03-2024", "2024-03-04"),
        ("04.03.2024", "2024-03-04"),
        ("2024-03-04", "2024-03-04"),
        ("2024-03-04T00:00:00", "2024-03-04"),
        ("04/03/2024 00:00", "2024-03-04"),
        ("4 March 2024", "2024-03-04"),
        ("4th Mar 2024", "2024-03-04"),
        ("Mon 4 Mar 2024", "2024-03-04"),
        ("Monday, 4 March 2024", "2024-03-04"),
        ("04-Mar-24", "2024-03-04"),
        ("w/c 04/03/2024", "2024-03-04"),
        ("wc 4 Mar 2024", "2024-03-04"),
        ("Week commencing 4 March 2024", "2024-03-04"),
        ("Week beginning: 2024-03-04", "2024-03-04"),
        ("Mar 2024", "2024-03-01"),
        ("MARCH 2024", "2024-03-01"),
        ("Mar-24", "2024-03-01"),
        ("Sept 2023", "2023-09-01"),
        ("Mar '24", "2024-03-01"),
        ("2024-03", "2024-03-01"),
        ("03/2024", "2024-03-01"),
        ("2024/12", "2024-12-01"),
        ("Q1 2024/25", "2024-04-01"),
        ("Q4 2023-24", "2024-01-01"),
        ("2023/24", "2023-04-01"),
        ("2019", "2019-01-01"),
        ("29/02/2024", "2024-02-29"),
    ],
)
def test_dates_are_read_as_people_here_write_them(written, meant):
    assert read_date(written) == (day(meant), "")


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("03/14/2024", "Write the day before the month"),
        ("30/02/2024", "Write the day before the month"),
        ("Q1 2024", "could be two quarters"),
        ("45352", "as a number"),
        ("Total", "like 31/03/2024, Mar 2024 or 2024-03"),
        ("", "does not begin with a date"),
        ("1/1/1801", f"before {EARLIEST_YEAR}"),
        ("1/1/2199", "has not come yet"),
        ("1/1/20245", "Write the day before the month"),
    ],
)
def test_what_is_no_date_says_what_to_do(written, says):
    with pytest.raises(NotADate, match=says):
        read_date(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("12", "12"),
        ("12.50", "12.50"),
        (".5", "0.5"),
        ("1,234", "1234"),
        ("1,234,567.8", "1234567.8"),
        ("87%", "87"),
        ("87.5 %", "87.5"),
        ("£1,200", "1200"),
        ("-3", "-3"),
        ("−3", "-3"),
        ("-£3", "-3"),
        ('"1,234"', "1234"),
        ("0.1234567890", "0.123457"),
        ("0", "0"),
    ],
)
def test_numbers_are_read_as_spreadsheets_show_them(written, meant):
    assert read_number(written) == Decimal(meant)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("", "there is no value"),
        ("<5", "too small to show"),
        ("*", "too small to show"),
        ("01:30", "is a time"),
        ("n/a", "is not one number"),
        ("12,5", "is not one number"),
        ("12 of 40", "is not one number"),
        ("12\t13", "is not one number"),
        ("12 345", "is not one number"),
        ("1e5", "is not one number"),
        ("12345678901", "too large"),
        ("#DIV/0!", "is not one number"),
    ],
)
def test_what_is_no_number_says_what_to_do(written, says):
    with pytest.raises(NotANumber, match=says):
        read_number(written)


MONTHS = {day("2024-01-01"): Decimal("1234.5"), day("2024-02-01"): Decimal(-2)}


@pytest.mark.parametrize(
    "pasted",
    [
        "Jan 2024\t1,234.5\nFeb 2024\t-2",
        "Month\tFalls\nJan 2024\t1,234.5\nFeb 2024\t-2\n\n",
        "Month,Falls per 1,000 bed days\r\nJan 2024,1234.5\r\n\r\nFeb 2024,-2",
        '"Jan 2024","1,234.5"\n"Feb 2024","-2"',
        "\ufeff2024-01;1234.5%\n2024-02; -2 %",
        "01/01/2024, 1,234.5\n01/02/2024, −2",
        "Jan-24 £1,234.5\n  Feb-24   -£2  ",
        "Jan 2024 | 1234.5\nFeb 2024 | -2",
        "Jan 2024: 1234.5\nFeb 2024: -2",
        "w/c 1 January 2024\t1234.5\u00a0\nw/c 1 February 2024\t-2",
        "Month,Falls,\nJan-24,1234.5,\nFeb-24,-2,",
        "| Month | Falls |\n| Jan\u201124 | 1234.5 |\n| Feb\u201124 | -2 |",
    ],
)
def test_a_column_is_read_however_its_cells_are_parted(pasted):
    read = read_values(pasted)
    assert (read.found, read.problems) == (MONTHS, [])


def test_lines_that_cannot_be_read_are_named_by_number_and_the_others_kept():
    read = read_values("Date\tFalls\n\n01/01/2024\t4\n13/13/2024\t5\nFeb 2024\t\nJan 2024\t6\nTotal\t15\n03/2024\t7\t8")
    assert list(read.found) == [day("2024-01-01")]
    assert [problem.partition(":")[0] for problem in read.problems] == [f"Line {n}" for n in (4, 5, 6, 7, 8)]
    assert "1 January 2024 is there already. Keep one value for each date." in read.problems[2]


def test_a_first_line_that_holds_a_value_is_no_heading():
    assert read_values("Jan 2024\tn/a\nFeb 2024\t4").problems[0].startswith("Line 1: “n/a”")
    assert read_values("Week 1\t12\nJan 2024\t4").problems[0].startswith("Line 1: “Week 1")
    assert read_values("13/13/2024\tlost\nJan 2024\t4").problems[0].startswith("Line 1: “13/13/2024")


def test_more_values_than_a_chart_can_show_are_refused():
    days = [datetime.date(2020, 1, 1) + datetime.timedelta(days=number) for number in range(401)]
    (problem,) = read_values("\n".join(f"{on.isoformat()},1" for on in days)).problems
    assert "There are 401 values. Keep 400 or fewer" in problem


@pytest.mark.parametrize(
    "typed",
    ["March 2024, bedside huddle began", "01/03/2024\tbedside huddle began", "Mar 2024 - bedside huddle began"],
)
def test_changes_are_a_date_and_what_was_changed(typed):
    assert read_changes(typed).found == {day("2024-03-01"): "bedside huddle began"}


def test_changes_need_a_date_and_no_more_words_than_fit():
    read = read_changes("soon\nMar 2024\nApr 2024, " + "long " * 20)
    assert read.found[day("2024-03-01")] == ""
    assert [problem[:6] for problem in read.problems] == ["Line 1", "Line 3"]


@settings(max_examples=80, deadline=None)
@given(
    st.dictionaries(
        st.dates(datetime.date(1990, 1, 1), datetime.date(2025, 1, 1)),
        st.decimals(-999_999, 999_999, places=2),
        min_size=1,
        max_size=30,
    ),
    st.sampled_from(["\t", ", ", ";", "  "]),
    st.sampled_from(["%d/%m/%Y", "%Y-%m-%d", "%-d %b %Y", "%A %-d %B %Y", "w/c %d/%m/%Y"]),
)
def test_whatever_is_written_in_one_of_these_ways_comes_back_whole(values, between, way):
    text = "\n".join(f"{on.strftime(way)}{between}{value:,}" for on, value in values.items())
    read = read_values(text)
    assert (read.found, read.problems) == (values, [])


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200))
def test_every_line_is_read_or_named_but_a_heading(text):
    read = read_values(text)
    filled = sum(bool(line.strip().lstrip("\"'\ufeff| ")) for line in text.replace("\u00a0", " ").splitlines())
    assert filled - 1 <= len(read.found) + len(read.problems) <= filled

"""A chart's words, table and picture."""

import datetime
from decimal import Decimal

import pytest

from casestudies.charts.chart import chart_of
from casestudies.models import Outcome
from sharing_portal.spreadsheets import without_formula

FIRST = datetime.date(2023, 1, 1)
BASELINE = [62, 58, 61, 59, 63, 60, 57, 61, 60, 62, 59, 61]
FALL = [55, 54, 56, 53, 55, 54, 52]


def month(number: int) -> str:
    """The first of a month, counted from January 2023."""
    return datetime.date(2023 + number // 12, number % 12 + 1, 1).isoformat()


def outcome(values: list, change_at: int | None = None, **more) -> Outcome:
    """An outcome with monthly values, perhaps with a change."""
    readings = {month(number): str(Decimal(str(value))) for number, value in enumerate(values)}
    changes = {} if change_at is None else {month(change_at): "huddle began"}
    return Outcome(**({"measure": "Falls", "readings": readings, "changes": changes} | more))


def said(values: list, change_at: int | None = None, **more) -> str:
    """The words of a chart."""
    return " ".join(chart_of(outcome(values, change_at, **more)).sentences)


def test_an_outcome_without_values_has_no_chart():
    assert chart_of(Outcome(measure="Falls", baseline=1, result=2)) is None


def test_a_run_chart_says_its_median_and_claims_no_signal():
    words = said([4, 9, 5, 50])
    assert words == "4 monthly values, from January 2023 to April 2023. Half of the values are 7 or more."
    assert "Run chart" in chart_of(outcome([4, 9])).rules


def test_a_control_chart_says_its_mean_limits_and_what_stands_out():
    words = said([1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1], better=Outcome.Better.LOWER)
    assert "The mean is 1.9 and values usually lie between -0.7 and 4.6." in words
    assert "One value stands out as a concern: May 2023." in words
    assert "provisional" not in words


def test_a_change_is_said_with_what_came_before_and_after_it():
    words = said(BASELINE + FALL, 12, better=Outcome.Better.LOWER, unit="% of beds")
    assert "Before the change, the mean is 60.3% and values usually lie between 52.8% and 67.7%." in words
    assert "From the change in January 2024 (huddle began) on, the mean is 54.1%" in words
    assert "Judged by the limits from before the change, all 7 values since stand out as an improvement." in words
    assert "Limits from fewer than 13 values are provisional." in words


def test_a_change_that_made_no_difference_is_said_to_have_made_none():
    assert "none of the 12 values since stands out" in said(BASELINE + BASELINE, 12)


def test_the_rules_are_named():
    rules = chart_of(outcome(BASELINE)).rules
    assert "NHS Making Data Count rules: 7 values make a shift or a trend" in rules
    assert "screened out" in rules


def test_other_rules_can_be_set_and_are_named_too(settings):
    settings.SPC_SHIFT_POINTS, settings.SPC_TREND_POINTS, settings.SPC_SCREENING = 8, 6, False
    chart = chart_of(outcome([1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]))
    assert "8 values make a shift, 6 a trend; moving ranges are not screened" in chart.rules
    assert "between -3.1 and 7" in " ".join(chart.sentences)


def test_the_table_holds_every_value_with_the_lines_it_is_judged_by():
    rows = list(chart_of(outcome(BASELINE + FALL, 12, better=Outcome.Better.LOWER)).rows())
    assert len(rows) == 19
    assert (rows[0].date, rows[0].iso_date, rows[0].value) == ("January 2023", "2023-01-01", "62")
    assert (rows[0].centre, rows[0].lower, rows[0].upper) == ("60.3", "52.8", "67.7")
    assert [row.change for row in rows if row.change] == ["huddle began"]
    assert rows[12].change == "huddle began"


@pytest.mark.parametrize("size", ["wide", "narrow"])
@pytest.mark.parametrize(
    "values", [[5], [5, 5], [0, 0, 0], BASELINE + FALL, [Decimal("0.001"), 9_999_999_999], [-5, -9]]
)
def test_everything_is_drawn_within_the_picture(values, size):
    drawing = getattr(chart_of(outcome(values, better=Outcome.Better.HIGHER)), size)
    texts = [*drawing.value_axis, *drawing.date_axis, *drawing.title]
    texts += [line for entry in drawing.legend for line in entry.lines]
    for thing in [*drawing.marks, *texts]:
        assert 0 <= thing.x <= drawing.width
        assert 0 <= thing.y <= drawing.height


def test_a_meaning_has_a_shape_of_its_own_and_a_row_in_the_legend():
    for better, meaning in (("lower", "improvement"), ("higher", "concern"), ("", "neither")):
        drawing = chart_of(outcome(BASELINE + FALL, better=better)).wide
        assert drawing.marks[-1].meaning == meaning
        assert meaning in {entry.kind for entry in drawing.legend}


def test_marks_that_stand_close_are_drawn_smaller():
    few, many = chart_of(outcome(BASELINE)), chart_of(outcome([20 + number % 7 for number in range(300)]))
    assert few.wide.mark_scale == few.narrow.mark_scale == 1
    assert many.wide.mark_scale == many.narrow.mark_scale == 0.5


def test_a_count_is_never_drawn_below_zero():
    drawing = chart_of(outcome([1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1])).wide
    assert drawing.value_axis[0].text == "0"
    assert len(drawing.limits) == 1


def test_the_line_from_value_to_value_is_broken_at_a_change():
    assert [path.count(",") for path in chart_of(outcome(BASELINE + FALL, 12)).wide.paths] == [12, 7]


def test_several_changes_are_numbered_on_the_picture_and_told_beneath_it():
    chart = chart_of(outcome(BASELINE + FALL + FALL, changes={month(12): "huddle", month(19): ""}))
    assert [label.text for label in chart.wide.step_labels] == ["1", "2"]
    told = [line.text for entry in chart.wide.legend if entry.kind == "change" for line in entry.lines]
    assert told == ["Change 1 in January 2024: huddle", "Change 2 in August 2024"]
    assert "before the first change" in " ".join(chart.sentences)


def test_a_run_chart_explains_its_marks_as_values():
    assert chart_of(outcome([1, 2])).wide.legend[0].lines[0].text == "Value"


def test_long_names_are_wrapped_into_the_picture():
    drawing = chart_of(outcome(BASELINE, measure="Falls " * 30)).narrow
    assert len(drawing.title) > 2
    assert drawing.title[-1].y < drawing.top


@pytest.mark.parametrize(
    ("text", "safe"), [("=1+1", "'=1+1"), ("＝1+1", "'＝1+1"), ("@x", "'@x"), ("-2", "'-2"), ("huddle", "huddle")]
)
def test_no_text_of_a_download_is_a_formula(text, safe):
    assert without_formula(text) == safe


def test_an_unknown_unit_and_name_leave_nothing_odd():
    chart = chart_of(outcome([1, 2], measure="", unit=" "))
    assert (chart.measured, chart.file_name) == ("Outcome", "outcome")

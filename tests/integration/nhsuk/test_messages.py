"""The sentences people read when an answer will not do."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from sharing_portal.nhsuk.fields import NO_MONTH_YEAR, MonthYear, MonthYearField
from sharing_portal.nhsuk.forms import NHSUKForm


def first_error(field: forms.Field, value: Any = "") -> str:
    """What a form with this one field says to this value."""
    form = type("OneFieldForm", (NHSUKForm,), {"answer": field})({"answer": value}, {"answer": value})
    return form.errors["answer"][0]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        (forms.CharField(label="Job title"), "", "Enter job title"),
        (forms.CharField(label="NHS number"), "", "Enter NHS number"),
        (forms.CharField(), "", "Enter answer"),
        (forms.CharField(label="What changed?"), "", "Enter an answer to ‘What changed?’"),
        (forms.CharField(label="Title", error_messages={"required": "Say something"}), "", "Say something"),
        (forms.CharField(label="100% sure", max_length=3), "abcd", "100% sure must be 3 characters or fewer"),
        (forms.CharField(label="Title", min_length=3), "a", "Title must be 3 characters or more"),
        (
            forms.EmailField(label="Email"),
            "x",
            "Enter an email address in the correct format, like name@example.com",
        ),
        (
            forms.URLField(label="Link", assume_scheme="https"),
            "x y",
            "Enter a web address in the correct format, like https://www.example.com",
        ),
        (forms.IntegerField(label="Beds"), "x", "Beds must be a whole number"),
        (forms.IntegerField(label="Beds", min_value=1), "0", "Beds must be 1 or more"),
        (forms.DecimalField(label="Hours", max_value=9), "x", "Hours must be a number"),
        (forms.DecimalField(label="Hours", max_value=9), "10", "Hours must be 9 or fewer"),
        (forms.DateField(label="Date"), "x", "Date must be a real date"),
        (forms.ChoiceField(label="Region", choices=[("a", "A")]), "", "Select region"),
        (forms.ChoiceField(label="Region", choices=[("a", "A")]), "b", "Select region from the list"),
        (forms.BooleanField(label="I agree"), "", "Select ‘I agree’"),
        (forms.FileField(label="Photo"), None, "Select photo"),
        (forms.FileField(label="Photo"), SimpleUploadedFile("a.txt", b""), "The selected file is empty"),
    ],
)
def test_default_messages(field: forms.Field, value: Any, message: str) -> None:
    """Each default message names the question and says what to do."""
    assert first_error(field, value) == message


class StartForm(NHSUKForm):
    """A form with a month and a year."""

    start = MonthYearField(label="Start", required=False, earliest=1948, latest=2030, past=True)


@pytest.mark.parametrize(
    ("month", "year", "cleaned"),
    [
        ("", "", NO_MONTH_YEAR),
        ("", "2024", MonthYear(2024, None)),
        ("3", "2024", MonthYear(2024, 3)),
        (" 03 ", " 2024 ", MonthYear(2024, 3)),
        ("March", "2024", MonthYear(2024, 3)),
        ("sep", "1948", MonthYear(1948, 9)),
    ],
)
def test_month_and_year_are_read(month: str, year: str, cleaned: MonthYear) -> None:
    """A year alone, a number or a name of a month, or nothing."""
    form = StartForm({"start_month": month, "start_year": year})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["start"] == cleaned


@pytest.mark.parametrize(
    ("month", "year", "message", "target"),
    [
        ("3", "", "Enter a year, like 2024", "id_start-year"),
        ("3", "24", "Year must be 4 numbers, like 2024", "id_start-year"),
        ("3", "２０２４", "Year must be 4 numbers, like 2024", "id_start-year"),
        ("3", "1947", "Year must be 1948 or later", "id_start-year"),
        ("3", "2031", "Year must be 2030 or earlier", "id_start-year"),
        ("13", "2024", "Month must be a number from 1 to 12", "id_start-month"),
        ("0", "2024", "Month must be a number from 1 to 12", "id_start-month"),
        ("Smarch", "2024", "Month must be a number from 1 to 12", "id_start-month"),
        ("12", str(date.today().year + 1), "Month and year must not be in the future", "id_start-month"),
    ],
)
def test_month_and_year_are_refused(month: str, year: str, message: str, target: str) -> None:
    """The message says which box is wrong, that box is marked and the summary leads to it."""
    form = StartForm({"start_month": month, "start_year": year})
    assert form.errors["start"] == [message]
    assert form["start"].error_target_id == target
    marked = [part.id for part in form["start"].date_parts if part.has_error]
    assert marked == [target] if "future" not in message else marked == ["id_start-month", "id_start-year"]


@pytest.mark.parametrize("initial", [date(2024, 3, 9), MonthYear(2024, 3), (2024, 3)])
def test_month_and_year_show_what_they_began_with(initial: Any) -> None:
    """A date or a pair fills the boxes, and sending them back unchanged is no change."""
    form = StartForm(initial={"start": initial})
    assert [part.value for part in form["start"].date_parts] == ["3", "2024"]
    assert not StartForm({"start_month": "3", "start_year": "2024"}, initial={"start": initial}).has_changed()


def test_month_and_year_can_be_required() -> None:
    """Both boxes are marked when nothing was given."""
    form = type("RequiredForm", (NHSUKForm,), {"start": MonthYearField(label="Start")})({})
    assert form.errors["start"] == ["Enter start"]
    assert [part.has_error for part in form["start"].date_parts] == [True, True]

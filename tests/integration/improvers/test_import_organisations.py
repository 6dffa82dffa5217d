"""Bringing organisations in from ODS files, good and bad."""

import csv
import io
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from improvers.models import Organisation
from tests import factories

pytestmark = pytest.mark.django_db


def line(code="RX1", name="LARKFIELD HOSPITAL NHS TRUST", **cells) -> list[str]:
    """One row of an ODS file."""
    row = [""] * 27
    values = {"region": "Y56", "board": "QWE", "town": "MAIDBURY", "postcode": "ZZ1 1ZZ", "opened": "19910401"} | cells
    row[0], row[1] = code, name
    for column, field in ((2, "region"), (3, "board"), (7, "town"), (9, "postcode"), (10, "opened"), (11, "closed")):
        row[column] = values.get(field, "")
    return row


def as_csv(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


@pytest.fixture
def bring_in(tmp_path):
    """Writes a file and imports it; gives what the command says."""

    def bring_in(rows, *options, name="etr.csv", encoding="utf-8") -> str:
        content = rows if isinstance(rows, bytes) else as_csv(rows).encode(encoding)
        (tmp_path / name).write_bytes(content)
        said = StringIO()
        call_command("import_organisations", tmp_path / name, *options, stdout=said, stderr=StringIO())
        return said.getvalue()

    return bring_in


def everything() -> list[dict]:
    return list(Organisation.objects.order_by("pk").values())


def test_new_organisations_are_created_with_region_board_and_readable_name(bring_in):
    said = bring_in([line()])

    organisation = Organisation.objects.get(ods_code="RX1")
    assert "Created: 1 (line 1)" in said
    assert organisation.name == "Larkfield Hospital NHS Trust"
    assert organisation.kind == Organisation.Kind.TRUST
    assert organisation.region.slug == "london"
    assert organisation.board.ods_code == "QWE"
    assert (organisation.town, organisation.postcode) == ("Maidbury", "ZZ1 1ZZ")
    assert (organisation.valid_from, organisation.valid_to) == (date(1991, 4, 1), None)


def test_a_repeated_import_changes_nothing(bring_in):
    rows = [line(), line("RX2", "EASTMERE NHS TRUST", closed="20200331"), line("RX3", "", closed="x")]
    bring_in(rows)
    before = everything()

    said = bring_in(rows)

    assert everything() == before
    assert "Created: 0\nChanged: 0\nClosed: 0\nUnchanged: 2 (lines 1–2)\nRejected: 1\n" in said


def test_changed_and_closed_organisations_are_told_apart(bring_in):
    bring_in([line("RX1"), line("RX2"), line("RX3")])

    said = bring_in([line("RX1", "LARKFIELD FOUNDATION TRUST"), line("RX2", closed="20260331"), line("RX3")])

    assert "Changed: 1 (line 1)\nClosed: 1 (line 2)\nUnchanged: 1 (line 3)" in said
    assert Organisation.objects.get(ods_code="RX1").name == "Larkfield Foundation Trust"
    assert Organisation.objects.get(ods_code="RX2").valid_to == date(2026, 3, 31)


def test_organisations_the_file_does_not_name_stay(bring_in):
    other = factories.make_organisation()

    bring_in([line()])

    other.refresh_from_db()
    assert other.valid_to is None


def test_a_trial_reports_and_changes_nothing(bring_in):
    before = everything()

    said = bring_in([line()], "--dry-run")

    assert "Created: 1 (line 1)" in said
    assert "This was a trial" in said
    assert everything() == before


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (line(""), "the code is empty"),
        (line("RX 2"), "the code “RX 2” has other characters than letters and numbers"),
        (line("X" * 13), "the code is longer than 12 characters"),
        (line("RX2", " "), "the name is empty"),
        (line("RX2", "N" * 201), "the name is longer than 200 characters"),
        (line("RX2", opened="19910431"), "the open date “19910431” is not a date like 20260401"),
        (line("RX2", opened="1991"), "the open date “1991” is not a date like 20260401"),
        (line("RX2", opened="１９９１０４０１"), "is not a date like 20260401"),
        (line("RX2", closed="never"), "the close date “never” is not a date like 20260401"),
        (line("RX2", opened="20200101", closed="20191231"), "it closed (2019-12-31) before it opened (2020-01-01)"),
        (line("RX2", town="T" * 81), "the town is longer than 80 characters"),
        (line("RX2", postcode="P" * 11), "the postcode is longer than 10 characters"),
        (line("RX1"), "the code RX1 is already on line 1"),
        (line("rx1"), "the code RX1 is already on line 1"),
        (line("QMJ"), "QMJ is known as “Integrated care board”. Correct it in the admin first"),
    ],
)
def test_a_wrong_line_is_rejected_with_its_reason_and_the_rest_goes_in(bring_in, wrong, reason):
    said = bring_in([line("RX1"), wrong, line("RX3")])

    assert "Created: 2 (lines 1, 3)" in said
    assert "Rejected: 1\n  line 2: " in said
    assert reason in said
    assert Organisation.objects.filter(ods_code__in=["RX1", "RX3"]).count() == 2


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "The file is empty."),
        (b"\r\n\r\n", "The file is empty."),
        (as_csv([line(), line("RX2")[:26]]).encode(), "Line 2 has 26 columns instead of 27."),
        (as_csv([line(), [*line("RX2"), ""]]).encode(), "Line 2 has 28 columns instead of 27."),
        (b"PK\x03\x04\x14\x00\x00\x00", "The file is not text."),
        (as_csv([line()]).encode("utf-16"), "The file is not text."),
        (as_csv([line(name="\x81")]).encode("latin-1"), "neither UTF-8 nor Windows text"),
        (as_csv([line()]).encode() + b'"RX2","unfinished', "Line 2 is not CSV"),
        (b"<html>Not found</html>", "Line 1 has 1 columns instead of 27."),
    ],
)
def test_a_malformed_file_changes_nothing(bring_in, content, reason):
    before = everything()

    with pytest.raises(CommandError, match="Nothing was changed") as error:
        bring_in(content)

    assert reason in str(error.value)
    assert everything() == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_files_may_be_utf_8_or_windows_text(bring_in, encoding):
    bring_in([line(name="Ysbyty Ynys Môn")], encoding=encoding)

    assert Organisation.objects.get(ods_code="RX1").name == "Ysbyty Ynys Môn"


def test_unknown_regions_and_boards_are_left_out_and_told(bring_in):
    said = bring_in([line("RX1", board="QZZ"), line("RX2", board="QZZ"), line("RX3", region="Y99", board="")])

    assert "Look at: the board code QZZ is not known and was left out (lines 1–2)" in said
    assert "Look at: the region code Y99 is not known and was left out (line 3)" in said
    assert Organisation.objects.get(ods_code="RX1").board is None
    assert Organisation.objects.get(ods_code="RX3").region is None


def test_without_a_region_of_its_own_an_organisation_is_in_its_boards(bring_in):
    bring_in([line(region="", board="QYG")])

    assert Organisation.objects.get(ods_code="RX1").region.slug == "north-west"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("etr.csv", "trust"),
        ("ets.csv", "site"),
        ("epraccur.csv", "gp_practice"),
        ("EPRACCUR-2026-10.csv", "gp_practice"),
    ],
)
def test_the_file_name_says_the_kind(bring_in, name, kind):
    bring_in([line()], name=name)

    assert Organisation.objects.get(ods_code="RX1").kind == kind


def test_a_file_of_another_name_needs_its_kind(bring_in):
    with pytest.raises(CommandError, match="Add --kind"):
        bring_in([line()], name="hospices.csv")
    bring_in([line()], "--kind", "charity", name="hospices.csv")

    assert Organisation.objects.get(ods_code="RX1").kind == "charity"


def test_the_file_of_boards_brings_boards_without_a_board_and_others_as_other(bring_in):
    said = bring_in(
        [
            line("QWE", "NHS SOUTH WEST LONDON INTEGRATED CARE BOARD", opened="20220701", town="", postcode=""),
            line("Z9Z9Z", "NHS NEW TOWN INTEGRATED CARE BOARD", opened="20270401"),
            line("0AA", "NHS SOMETHING SUPPORT UNIT"),
        ],
        name="eother.csv",
    )

    assert "Created: 2 (lines 2–3)\nChanged: 0\nClosed: 0\nUnchanged: 1 (line 1)\nRejected: 0" in said
    assert Organisation.objects.get(ods_code="Z9Z9Z").kind == "icb"
    assert Organisation.objects.get(ods_code="Z9Z9Z").board is None
    assert Organisation.objects.get(ods_code="0AA").kind == "other"


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_organisations", tmp_path / "etr.csv")


def test_large_files_take_few_queries(bring_in, django_assert_max_num_queries):
    rows = [line(f"Z{number:05d}", f"PRACTICE {number}") for number in range(3000)]

    with django_assert_max_num_queries(60):
        bring_in(rows, name="epraccur.csv")
    with django_assert_max_num_queries(60):
        bring_in([[*row[:1], row[1] + " NEW", *row[2:]] for row in rows], name="epraccur.csv")

    assert Organisation.objects.filter(name__endswith=" New").count() == 3000

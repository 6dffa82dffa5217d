"""Reads the ODS files of the NHS Organisation Data Service: CSV, no header, 27 columns, all quoted."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from improvers.models import Organisation

COLUMNS = 27
Kind = Organisation.Kind

# What a file's name says about the organisations in it.
KINDS_BY_FILE_NAME = {
    "etr": Kind.TRUST,
    "ect": Kind.TRUST,
    "ets": Kind.SITE,
    "epraccur": Kind.GP_PRACTICE,
    "eother": Kind.ICB,
}
ABBREVIATIONS = {"NHS", "GP", "ICB", "UK", "CIC", "PCN", "UTC", "MIU", "GUM", "CAMHS", "ENT", "II", "III", "IV"}
SMALL_WORDS = {"and", "at", "by", "for", "in", "of", "on", "the", "to", "with", "upon", "under"}

_LIMITS = {name: Organisation._meta.get_field(name).max_length for name in ("ods_code", "name", "town", "postcode")}


class NotAnOdsFile(Exception):
    """The file as a whole cannot be an ODS file; the message says why, with the line where there is one."""


@dataclass(frozen=True)
class OdsRow:
    """One organisation as its line in the file says."""

    line: int
    code: str
    name: str
    region_code: str
    board_code: str
    town: str
    postcode: str
    opened: date | None
    closed: date | None

    def kind_in(self, kind_of_file: str) -> str:
        """Its kind: that of the file, but what stands in the file of the boards without being one is "other"."""
        is_board = self.name.endswith("Integrated Care Board")
        return Kind.OTHER if kind_of_file == Kind.ICB and not is_board else kind_of_file


@dataclass(frozen=True)
class Remark:
    """What is wrong with a line."""

    line: int
    reason: str


def kind_from_name(path: Path) -> Kind | None:
    """The kind of organisation in a file called like those of ODS (etr.csv, epraccur.csv ...), or None."""
    return KINDS_BY_FILE_NAME.get(re.sub(r"[^a-z].*", "", path.stem.lower()))


def read_rows(content: bytes) -> list[OdsRow | Remark]:
    """Every line of an ODS file, as an organisation or as rejected with its reason.

    Raises NotAnOdsFile for content that is not such a CSV: empty, binary, badly quoted, or another number of columns
    in any line.
    """
    lines = list(_lines(_text(content)))
    if not lines:
        raise NotAnOdsFile("The file is empty.")
    seen: dict[str, int] = {}
    return [_row(line, cells, seen) for line, cells in lines]


def readable(name: str) -> str:
    """A name that ODS writes in capitals as people write it: "Leeds Teaching Hospitals NHS Trust"."""
    name = " ".join(name.split())
    if any(letter.islower() for letter in name):
        return name
    return re.sub(r"[A-Z][A-Z']*", _readable_word, name)


def _readable_word(match: re.Match) -> str:
    word, is_first = match[0], match.start() == 0
    if word in ABBREVIATIONS:
        return word
    if word.lower() in SMALL_WORDS and not is_first:
        return word.lower()
    if word.startswith("O'") and len(word) > 3:
        return "O'" + word[2:].capitalize()
    return word.capitalize()


def _text(content: bytes) -> str:
    if b"\0" in content:
        raise NotAnOdsFile("The file is not text. Give the CSV file, not a zip or a spreadsheet.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise NotAnOdsFile("The file is neither UTF-8 nor Windows text. Give the CSV file, not a zip.") from error


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            if not cells:
                continue
            if len(cells) != COLUMNS:
                raise NotAnOdsFile(f"Line {reader.line_num} has {len(cells)} columns instead of {COLUMNS}.")
            yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise NotAnOdsFile(f"Line {reader.line_num} is not CSV: {error}.") from error


def _row(line: int, cells: list[str], seen: dict[str, int]) -> OdsRow | Remark:
    try:
        row = _organisation(line, cells)
        if row.code in seen:
            raise ValueError(f"the code {row.code} is already on line {seen[row.code]}")
    except ValueError as error:
        return Remark(line, str(error))
    seen[row.code] = line
    return row


def _organisation(line: int, cells: list[str]) -> OdsRow:
    opened, closed = _day(cells[10], "open date"), _day(cells[11], "close date")
    if opened and closed and closed < opened:
        raise ValueError(f"it closed ({closed}) before it opened ({opened})")
    return OdsRow(
        line=line,
        code=_code(cells[0]),
        name=_within("name", readable(cells[1])),
        region_code=cells[2].upper(),
        board_code=cells[3].upper(),
        town=_within("town", readable(cells[7]), needed=False),
        postcode=_within("postcode", cells[9].upper(), needed=False),
        opened=opened,
        closed=closed,
    )


def _code(text: str) -> str:
    code = _within("ods_code", text.upper())
    if not (code.isascii() and code.isalnum()):
        raise ValueError(f"the code “{code}” has other characters than letters and numbers")
    return code


def _within(field: str, text: str, *, needed: bool = True) -> str:
    label = {"ods_code": "code"}.get(field, field)
    if needed and not text:
        raise ValueError(f"the {label} is empty")
    if len(text) > _LIMITS[field]:
        raise ValueError(f"the {label} is longer than {_LIMITS[field]} characters")
    return text


def _day(text: str, label: str) -> date | None:
    if not text:
        return None
    try:
        if len(text) != 8 or not (text.isascii() and text.isdigit()):
            raise ValueError
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        raise ValueError(f"the {label} “{text}” is not a date like 20260401") from None

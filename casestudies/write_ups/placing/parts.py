"""Passages as values of the form's repeatable parts."""

import re
from itertools import zip_longest

from casestudies.vocabulary import ResourceKind
from casestudies.write_ups.reading.tables import CELL_BREAK, is_header

from .fitting import LONG_LIMIT, NOTE_LIMIT, in_portions, opening
from .measures import MEASURE_LIMIT, outcomes_in

TITLE_LIMIT = 200
ADDRESS_LIMIT = 500
_ADDRESS = re.compile(r"https?://[^\s<>\"”)\]]+[^\s<>\"”)\].,;:]")


def tipping_points_in(text: str) -> list[dict]:
    """A tipping point for each item of a list; otherwise one for all of it."""
    return [{"what_turned_them": part} for part in _items_or_whole(text)]


def pitfalls_in(text: str) -> list[dict]:
    """A pitfall for each paragraph or item of a list."""
    paragraphs = [row for paragraph in text.split("\n\n") for row in _rows(paragraph) or [paragraph]]
    return [{"what": part} for paragraph in paragraphs for part in _items_or_whole(paragraph)]


def resources_in(text: str) -> list[dict]:
    """A resource for each paragraph, item of a list or row of a table."""
    return [_resource(line) for paragraph in text.split("\n\n") for line in _lines(paragraph)]


def outcomes_of(text: str, heading: str) -> list[dict]:
    """Outcomes for the rows of a table of figures; for words one that is named by its heading or first sentence."""
    rows = outcomes_in(text)
    if rows is not None:
        return rows
    return [values for portion in in_portions(text, NOTE_LIMIT) for values in [_told(portion, heading)]]


def _told(text: str, heading: str) -> dict:
    if heading and len(heading) <= MEASURE_LIMIT:
        return {"measure": heading, "note": text}
    measure, rest = opening(" ".join(text.split()), MEASURE_LIMIT)
    return {"measure": measure, "note": text if rest else ""}


def _items_or_whole(text: str) -> list[str]:
    """The items of a list, each with what introduces it if it is the first, or the whole in portions that fit."""
    lines = text.split("\n")
    if len(lines) > 1 and all(line.startswith("- ") for line in lines[1:]):
        items = lines if lines[0].startswith("- ") else [f"{lines[0]}\n{lines[1]}", *lines[2:]]
        return [portion for item in items for portion in in_portions(item.removeprefix("- "), LONG_LIMIT)]
    return in_portions(text.removeprefix("- "), LONG_LIMIT)


def _lines(paragraph: str) -> list[str]:
    lines = _rows(paragraph) or [paragraph]
    if paragraph.startswith("- "):
        lines = [line.removeprefix("- ") for line in paragraph.split("\n")]
    return [portion for line in lines for portion in in_portions(line, NOTE_LIMIT)]


def _rows(text: str) -> list[str] | None:
    """The rows of a table, each with its first cell on a line and the others below; None for any other text.

    Names of columns stand before what is in them.
    """
    rows = [[cell.strip() for cell in line.split(CELL_BREAK)] for line in text.split("\n")]
    if any(len(row) < 2 for row in rows):
        return None
    names = rows.pop(0) if len(rows) > 1 and is_header(rows[0]) else []
    return ["\n".join([row[0], *_named(names, row)]).strip() for row in rows]


def _named(names: list[str], row: list[str]) -> list[str]:
    """The further cells of a row, with the names of their columns."""
    named = zip_longest(names[1:], row[1:], fillvalue="")
    return [f"{name}: {cell}" if name else cell for name, cell in named if cell]


def _resource(line: str) -> dict:
    found = _ADDRESS.search(line)
    address = found[0] if found and len(found[0]) <= ADDRESS_LIMIT else ""
    words = line.replace(address, "").strip(" :–-\n") if address else line
    if not words or not any(letter.isalpha() for letter in words):
        return {"title": address[:TITLE_LIMIT], "url": address, "kind": ResourceKind.LINK}
    first, _, further = words.partition("\n")
    title, rest = opening(first, TITLE_LIMIT)
    return {"title": title, "detail": line if rest else further, "url": address}

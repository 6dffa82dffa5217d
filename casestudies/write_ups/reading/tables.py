"""What a table is: figures before and after, labels beside text, headings above columns, a laid-out page, or data."""

import re
from dataclasses import replace
from functools import cache

from sharing_portal.uploads.word import Block, Paragraph, Table
from sharing_portal.uploads.word.blocks import paragraphs_of

from .aliases import Alias, alias_of, plain
from .items import STRONG, Heading, Words
from .names import lines_of

Cell = tuple[Block, ...]
Row = tuple[Cell, ...]

CELL_BREAK = " | "
LABEL_WORDS = 10
KNOWN_LABELS = 0.5
KNOWN_HEADINGS = 0.6
LEVEL = STRONG + 5

_BEFORE = re.compile(r"\b(?:before|baseline|pre|start|initial|previous(?:ly)?|then|at first)\b", re.IGNORECASE)
_AFTER = re.compile(
    r"\b(?:after|post|results?|follow[- ]?up|now|current(?:ly)?|end|latest|final|achieved|outcome)\b"
    r"|^at \d+|\d+ months?",
    re.IGNORECASE,
)
_WHEN = re.compile(r"(?:[a-z]{3,9}\.? |q[1-4] )?(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?", re.IGNORECASE)
_AMOUNT = re.compile(r"^[£<>~≈]?\s?-?\d")


def words_in(cell: Cell) -> str:
    """The words of a cell on one line."""
    return " ".join(" ".join(paragraph.text.split()) for paragraph in paragraphs_of(cell))


def in_lines(table: Table) -> str:
    """A table as text: a line for each row, with bars between the cells."""
    rows = [[words_in(cell) for cell in row] for row in table.rows]
    width = max((n for row in rows for n, cell in enumerate(row, 1) if cell), default=0)
    return "\n".join(CELL_BREAK.join(row[:width]).rstrip() for row in rows if any(row))


def before_and_after(header: list[str], rows: list[list[str]]) -> tuple[int, int] | None:
    """The columns with the figures before and after, or None when a table is about something else.

    Takes the first row and the others. Where columns are named for dates or years, the first and the last
    of them count.
    """
    named = [_column(header, _BEFORE), _column(header, _AFTER)]
    if None in named or named[0] == named[1]:
        dated = [n for n, name in enumerate(header) if n and _WHEN.fullmatch(name.strip())]
        named = [dated[0], dated[-1]] if len(dated) >= 2 else [None, None]
    before, after = named
    if before is None or after is None or before == after:
        return None
    figures = [
        row for row in rows if _at(row, before) and _AMOUNT.match(_at(row, before)) and _AMOUNT.match(_at(row, after))
    ]
    return (before, after) if 2 * len(figures) >= len(rows) > 0 else None


def is_before_and_after(table: Table) -> bool:
    """Whether a table holds figures before and after."""
    rows = [[words_in(cell) for cell in row] for row in table.rows]
    return len(rows) > 1 and before_and_after(rows[0], rows[1:]) is not None


def headings_above(row: Row, following: Row | None) -> dict[int, Heading] | None:
    """The headings of the columns by number, when a row is made of headings that mean at least two places."""
    if following is None:
        return None
    labels = {n: label for n, cell in enumerate(row) if (label := words_in(cell))}
    aliases = {n: alias for n, label in labels.items() if _is_label(row[n]) and (alias := _meaning(label))}
    places = {alias.place for alias in aliases.values()} - {None}
    if len(places) < 2 or len(aliases) < KNOWN_HEADINGS * len(labels):
        return None
    return {n: Heading(label, LEVEL, aliases.get(n)) for n, label in labels.items()}


def has_labels(table: Table) -> bool:
    """Whether the first column holds headings for what stands beside them."""
    rows = [row for row in table.rows if row and row[0] and any(row[1:])]
    labels = [row[0] for row in rows if _is_label(row[0])]
    known = [label for label in labels if alias_of(words_in(label))]
    return bool(known) and len(known) >= KNOWN_LABELS * len(rows)


def label_of(cell: Cell) -> Heading | None:
    """The heading a cell is, or None for an empty one."""
    text = words_in(cell)
    return Heading(text, LEVEL, _meaning(text)) if text else None


def is_laid_out(table: Table, body_size: int) -> bool:
    """Whether a table is only there to put text side by side: cells with several paragraphs, or with other tables."""
    if max(map(len, table.rows), default=0) < 2:
        return True
    cells = [cell for row in table.rows for cell in row if cell]
    rich = [cell for cell in cells if len(cell) > 1 or not isinstance(cell[0], Paragraph) or cell[0].level]
    long = [cell for cell in cells if len(words_in(cell).split()) > 25]
    return (bool(rich) and 3 * len(rich) >= len(cells)) or (len(table.rows) <= 2 and 2 * len(long) >= len(cells))


def by_columns(table: Table) -> list[Cell]:
    """The cells of a page laid out as a table: down each column, then the next."""
    width = max(map(len, table.rows), default=0)
    return [row[n] for n in range(width) for row in table.rows if n < len(row) and row[n]]


def subject_of(table: Table) -> str | None:
    """What a table is about by the names of its columns, or None."""
    names = {plain(words_in(cell)) for cell in table.rows[0]} - {""}
    counts = {place: len(names & words) for place, words in _columns().items()}
    aliases: list[Alias] = [alias for name in names if (alias := alias_of(name))]
    for alias in aliases:
        if alias.place in counts:
            counts[alias.place] += 0.5
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] >= min(2, len(names)) and counts[best] >= 1 else None


def data(table: Table) -> Words:
    """A table of data as words."""
    return Words(in_lines(table), is_table=True)


def _meaning(label: str) -> Alias | None:
    """What a label means. Beside other labels even words that say little say enough."""
    alias = alias_of(label)
    return replace(alias, weak=False) if alias else None


def _is_label(cell: Cell) -> bool:
    return len(cell) == 1 and isinstance(cell[0], Paragraph) and len(cell[0].text.split()) <= LABEL_WORDS


def _column(header: list[str], pattern: re.Pattern) -> int | None:
    return next((n for n, name in enumerate(header) if n and pattern.search(name)), None)


def _at(row: list[str], column: int) -> str:
    return row[column] if column < len(row) else ""


@cache
def _columns() -> dict[str, set[str]]:
    columns: dict[str, set[str]] = {}
    for place, _, words in lines_of("columns.txt"):
        columns.setdefault(place, set()).update(map(plain, words))
    return columns

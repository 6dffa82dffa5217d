"""A pasted column of dated values, and a list of dated changes."""

import datetime
import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Generic, TypeVar

from .dates import NotADate, read_date
from .numbers import NotANumber, read_number

MOST_VALUES = 400
MOST_CHANGES = 5
LONGEST_LABEL = 80

_SEPARATOR = re.compile(r"^[\s,;:|\"']*")
_AS_TYPED = str.maketrans("\u00a0\u2011", " -")
_EDGES = "\t |,;"
Kept = TypeVar("Kept", Decimal, str)


@dataclass
class Read(Generic[Kept]):
    """What a pasted text holds by date, and a sentence for each line that cannot be read."""

    found: dict[datetime.date, Kept] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def read_values(text: str) -> Read[Decimal]:
    """A value for each date. A heading on the first line is passed over, blank lines too."""
    read, lines = Read[Decimal](), _lines(text)
    for order, (number, line) in enumerate(lines):
        try:
            on, rest = read_date(line)
            value = read_number(_SEPARATOR.sub("", rest).rstrip(_EDGES))
        except NotADate as problem:
            if order or not _is_heading(line):
                read.problems.append(f"Line {number}: {problem}")
        except NotANumber as problem:
            read.problems.append(f"Line {number}: {problem}")
        else:
            _keep(read, number, on, value, "value")
    if len(read.found) > MOST_VALUES:
        read.problems.append(
            f"There are {len(read.found)} values. Keep {MOST_VALUES} or fewer, like one a week instead of one a day."
        )
    return read


def read_changes(text: str) -> Read[str]:
    """What was changed, which may be empty, by the date it began."""
    read = Read[str]()
    for number, line in _lines(text):
        try:
            on, rest = read_date(line)
        except NotADate as problem:
            read.problems.append(f"Line {number}: {problem}")
            continue
        label = _SEPARATOR.sub("", rest).lstrip("-–— ").rstrip(" \"'|")
        if len(label) > LONGEST_LABEL:
            read.problems.append(f"Line {number}: say it in {LONGEST_LABEL} characters or fewer, not {len(label)}.")
        _keep(read, number, on, label, "change")
    if len(read.found) > MOST_CHANGES:
        read.problems.append(f"There are {len(read.found)} changes. Keep the {MOST_CHANGES} that mattered most.")
    return read


def _lines(text: str) -> list[tuple[int, str]]:
    """The lines with something in them, each with its number among all."""
    numbered = enumerate(text.translate(_AS_TYPED).splitlines(), 1)
    return [(number, line) for number, raw in numbered if (line := raw.strip().lstrip("\"'\ufeff| "))]


def _keep(read: Read[Kept], number: int, on: datetime.date, kept: Kept, what: str) -> None:
    if on in read.found:
        read.problems.append(f"Line {number}: {on:%-d %B %Y} is there already. Keep one {what} for each date.")
    read.found.setdefault(on, kept)


def _is_heading(line: str) -> bool:
    """Whether a line is made of titles only: it neither begins with a digit nor ends in a number."""
    return not line[0].isdigit() and not re.search(r"[\t,;|\s][-−]?£?[\d.,]+\s*%?[\"']?$", line)

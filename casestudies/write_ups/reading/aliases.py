"""Which place a heading means, by the table of headings: the very words, or nearly the same spelling."""

import difflib
import re
from dataclasses import dataclass, replace
from functools import cache

from .names import NOWHERE, lines_of

CLOSE_ENOUGH = 0.87
SHORTEST_TO_GUESS = 5
LONGEST_HEADING = 90

_NUMBER = re.compile(
    r"^(?:(?:section|chapter|part|step|stage|item|question|q)\s+)?"
    r"(?:\d+(?:\.\d+)*|[ivx]+|[a-h])\s*(?:[.):\-–—]+\s*|\s+(?=\D))(?=\S)",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"^\d+(?:\.\d+)*\s+")
_COUNTED = re.compile(r"\b(cycle|pdsa|phase|stage|step|part|test|appendix)\s+\w{1,2}$")
_EMPTY_WORDS = {
    "the",
    "our",
    "a",
    "an",
    "your",
    "my",
    "this",
    "project",
    "project's",
    "programme",
    "initiative",
    "overall",
}
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_JOINED = re.compile(r"\s+(?:and|&|\+|/|–|—|-)\s+|[/&:;,]\s*")


@dataclass(frozen=True)
class Alias:
    """What a heading in the table means: its place, None for a part that belongs nowhere.

    `weak`: see headings.txt; `is_close`: only nearly the same words stand in the table.
    """

    place: str | None
    weak: bool = False
    is_close: bool = False


def alias_of(heading: str) -> Alias | None:
    """What a heading means, or None when the table has nothing like it.

    "1.2 Our aims", "AIMS:", "Aims (what we wanted)" and "Aims and measures" all mean what "aims" means: of several in
    one heading the first counts, unless the whole stands in the table.
    """
    if len(heading) > LONGEST_HEADING:
        return None
    whole = plain(heading)
    return (
        _table().get(f"={_very_words(heading)}")
        or _found(whole)
        or _found(plain(_BRACKETS.sub("", heading)))
        or _first_of(heading)
    )


def stands_in_table(heading: str) -> bool:
    """Whether the whole of a heading stands in the table, or nearly."""
    return len(heading) <= LONGEST_HEADING and (
        f"={_very_words(heading)}" in _table() or _found(plain(heading)) is not None
    )


def plain(heading: str) -> str:
    """A heading without case, number, articles and punctuation."""
    words = _very_words(heading)
    kept = [word for word in words.split() if word.strip(",.") not in _EMPTY_WORDS]
    return _COUNTED.sub(r"\1", " ".join(kept) or words)


def _very_words(heading: str) -> str:
    words = " ".join(heading.casefold().replace("’", "'").split())
    return _BARE_NUMBER.sub("", _NUMBER.sub("", words, count=1)).strip(" .:;–—-?!*#_•")


def _found(words: str) -> Alias | None:
    table = _table()
    if words in table:
        return table[words]
    if len(words) < SHORTEST_TO_GUESS:
        return None
    close = difflib.get_close_matches(words, _names_by_length().get(len(words), []), n=1, cutoff=CLOSE_ENOUGH)
    return replace(table[close[0]], is_close=True) if close else None


def _first_of(heading: str) -> Alias | None:
    """The first part of "Aims and measures" or "Results: fewer falls" that stands in the table by itself."""
    parts = [plain(part) for part in _JOINED.split(_NUMBER.sub("", heading, count=1)) if part.strip()]
    found = [_table().get(part) for part in parts]
    if len(parts) < 2 or not found[0]:
        return None
    return found[0] if len(parts[0].split()) <= 4 else None


@cache
def _table() -> dict[str, Alias]:
    table: dict[str, Alias] = {}
    for place, _, headings in lines_of("headings.txt"):
        for heading in headings:
            alias = Alias(None if place == NOWHERE else place, weak=heading.startswith("~"))
            key = heading if heading.startswith("=") else plain(heading.removeprefix("~"))
            table.setdefault(key, alias)
    return table


@cache
def _names_by_length() -> dict[int, list[str]]:
    """Headings of about each length, so that only those are compared."""
    names = [name for name in _table() if len(name) >= SHORTEST_TO_GUESS and name[0] != "="]
    return {length: [name for name in names if abs(len(name) - length) <= 3] for length in range(LONGEST_HEADING + 1)}

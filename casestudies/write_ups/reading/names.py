"""Reads the tables of headings and words in this folder."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

_LINE = re.compile(r"([a-z_]+|-)(?: (\d))?: (.+)")
NOWHERE = "-"


def lines_of(name: str) -> Iterator[tuple[str, int, list[str]]]:
    """The lines of a table as (place, weight, words); "-" for no place. Raises ValueError for a line that is not so."""
    for number, line in enumerate((Path(__file__).parent / name).read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            found = _LINE.fullmatch(line)
            if found is None:
                raise ValueError(f"{name}, line {number} is not a place, perhaps a weight, a colon and words")
            yield found[1], int(found[2] or 1), [word.strip() for word in found[3].split(",") if word.strip()]


class Wording(NamedTuple):
    """One wording of a table: letters that stand in every text it is found in, and the pattern that finds it."""

    letters: str
    pattern: re.Pattern


@cache
def wordings_of(name: str) -> list[tuple[str, int, list[Wording]]]:
    """The lines of a table as (place, weight, wordings), longer wordings first."""
    return [
        (place, weight, [Wording(_letters(each), re.compile(_pattern(each))) for each in sorted(words, key=len)[::-1]])
        for place, weight, words in lines_of(name)
    ]


def weigh(text: str, name: str) -> dict[str, float]:
    """How much the words of a text speak for each place, by one table; each wording counts once, the longest first."""
    said = text.casefold().replace("’", "'")
    scores: dict[str, float] = {}
    for place, weight, wordings in wordings_of(name):
        found = _found(said, wordings)
        if found:
            scores[place] = scores.get(place, 0) + weight * found
    return scores


def _found(said: str, wordings: list[Wording]) -> int:
    """How many different wordings a text has; none inside another that was found."""
    taken: list[tuple[int, int]] = []
    different = set()
    for letters, pattern in wordings:
        if letters in said:
            for match in pattern.finditer(said):
                begin, end = match.span()
                if all(end <= other_begin or begin >= other_end for other_begin, other_end in taken):
                    taken.append((begin, end))
                    different.add(match[0])
                    break
    return len(different)


def _letters(words: str) -> str:
    """The longest part of a wording that is always the same."""
    return max(re.split(r"\*|\([^)]*\)|\s", words), key=len)


def _pattern(words: str) -> str:
    begin = r"(?<![\w])" if words[0].isalnum() or words[0] == "(" else ""
    parts = []
    for word in words.split():
        if word == "*":
            parts.append(r"\S+(?: \S+)?")
        elif word.startswith("("):
            parts.append(f"(?:{word.rstrip('*')[1:-1]})" + (r"\w*" if word.endswith("*") else ""))
        elif word.endswith("*"):
            parts.append(re.escape(word[:-1]) + r"[\w']*")
        else:
            parts.append(re.escape(word))
    end = r"(?![\w])" if words[-1].isalnum() else ""
    return begin + r"\s+".join(parts) + end

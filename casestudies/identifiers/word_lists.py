"""Reads the word lists in words/: one entry a line, lines with # are remarks.

A space stands for any space or dash, * for any letters, and a plural or a possessive is meant along. An entry
with a capital is only meant so.
"""

import re
from pathlib import Path

_FOLDER = Path(__file__).with_name("words")


def entries(name: str) -> list[str]:
    """The entries of a list, in its order."""
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def any_of(*names: str) -> str:
    """A pattern for any entry of these lists, for patterns that ignore case."""
    found = sorted({entry for name in names for entry in entries(name)}, key=len, reverse=True)
    return rf"\b(?:{'|'.join(map(_pattern, found))})\b"


def _pattern(entry: str) -> str:
    pattern = re.escape(entry).replace(r"\-", r"[\s\-]?").replace(r"\ ", r"[\s\-]+").replace(r"\*", r"\w*")
    return f"(?-i:{pattern}s?)" if entry != entry.lower() else f"{pattern}(?:'?s|')?"

"""Reading JSON Lines: every line becomes an object or a reason, never an error that stops the file."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from .incoming import Rejected

MAX_LINE = 1024 * 1024
_BOM = b"\xef\xbb\xbf"
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Line:
    """One line: its number, and either its object with a fingerprint, or why it cannot be read."""

    number: int
    values: dict | None = None
    rejected: Rejected | None = None

    @property
    def fingerprint(self) -> str:
        """The same for lines that say the same, whatever their spacing and the order of their keys."""
        written = json.dumps(self.values, sort_keys=True, ensure_ascii=False, default=str)
        return hashlib.sha256(written.encode()).hexdigest()


def read_lines(path: Path) -> Iterator[Line]:
    """Every line of a file that is not blank, in order."""
    with path.open("rb") as file:
        for number, raw in enumerate(_raw_lines(file), start=1):
            content = raw.removeprefix(_BOM) if number == 1 else raw
            if not content.strip():
                continue
            try:
                yield Line(number, values=_object(content))
            except Rejected as rejected:
                yield Line(number, rejected=rejected)


def count_lines(path: Path) -> int:
    """How many lines a file has, for the progress bar."""
    with path.open("rb") as file:
        return sum(1 for _ in _raw_lines(file))


def _raw_lines(file) -> Iterator[bytes]:
    """Lines of at most MAX_LINE + 1 bytes; the rest of a longer one is passed over."""
    while raw := file.readline(MAX_LINE + 1):
        yield raw
        while len(raw) > MAX_LINE and not raw.endswith(b"\n"):
            raw = file.readline(MAX_LINE + 1)
            if not raw:
                return


def _object(content: bytes) -> dict:
    if len(content) > MAX_LINE:
        raise Rejected(f"The line is longer than {MAX_LINE // 1024 // 1024} MB")
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise Rejected("The line is not in UTF-8") from error
    try:
        values = json.loads(
            text, parse_float=Decimal, parse_constant=_refuse_constant, object_pairs_hook=_object_with_each_key_once
        )
        _check_words(values)
    except json.JSONDecodeError as error:
        raise Rejected(f"The line is not JSON: {error.msg} at character {error.colno}") from error
    except (ValueError, ArithmeticError) as error:
        raise Rejected("The line has a number that is too large") from error
    except RecursionError as error:
        raise Rejected("The line is nested too deeply") from error
    if not isinstance(values, dict):
        raise Rejected("The line is not a JSON object ({…})")
    return values


def _refuse_constant(name: str) -> None:
    raise Rejected(f"{name} is not a number")


def _object_with_each_key_once(pairs: list[tuple[str, object]]) -> dict:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise Rejected("A key is there twice")
    return values


def _check_words(value: object) -> None:
    """Raises Rejected when any text, however deep, holds what cannot be stored or shown as text."""
    if isinstance(value, str) and (found := _NOT_TEXT.search(value)):
        raise Rejected(f"There is a character that is not text (U+{ord(found[0]):04X})")
    if isinstance(value, dict):
        for key, inner in value.items():
            _check_words(key)
            _check_words(inner)
    if isinstance(value, list):
        for inner in value:
            _check_words(inner)

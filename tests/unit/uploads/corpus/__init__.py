"""Hostile and damaged files, made here: each a case with the name of the message it has to be refused with."""

from collections.abc import Callable
from dataclasses import dataclass

MESSAGES = {
    "kind": "The selected file must be a PDF, Word",
    "picture": "The selected file must be a JPEG, PNG, WebP or HEIC",
    "empty": "The selected file is empty",
    "large": "The selected file must be smaller than",
    "unreadable": "The selected file could not be read",
    "unpacked": "The selected file is too large when it is unpacked",
    "locked": "The selected file must not be protected with a password",
    "old": "The selected file is an older kind of Office file",
    "macros": "The selected file has macros or other programs in it",
    "embedded": "The selected file has other files or programs embedded in it",
    "links": "The selected file has links to other files in it",
    "other": "The selected file is not a",
    "pdf": "The selected PDF has scripts, actions or other files in it",
    "csv": "The selected file is not a CSV file",
    "formula": "The selected file has a formula in it",
    "pixels": "The selected file has too many pixels",
    "moving": "The selected file must be a still picture",
}


@dataclass(frozen=True)
class Case:
    """One file: what it tries, the name it comes under, how it is made, and the name of its message."""

    tries: str
    name: str
    make: Callable[[], bytes]
    message: str

    def __str__(self) -> str:
        return f"{self.name}: {self.tries}"

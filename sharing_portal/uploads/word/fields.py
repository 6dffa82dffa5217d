"""Fields: what Word works out by itself. What they show is kept, how they are worked out is not."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from .package import value

_SHOWN_ELSEWHERE = {"TOC", "TOA", "INDEX", "RD"}
_NOT_WORDS = {"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "STYLEREF"}


def is_dropped(code: str) -> bool:
    """Whether what a field shows is no text of its own: page numbers, and lists of what stands elsewhere."""
    return _kind(code) in _NOT_WORDS | _SHOWN_ELSEWHERE


@dataclass
class _Field:
    code: str = ""
    shows: bool = False


class Fields:
    """The fields that are open where the reader is; they may lie in one another and go on over paragraphs."""

    def __init__(self):
        self._open: list[_Field] = []

    @property
    def hides(self) -> bool:
        """Whether text here is a field's code, or shown by a field that is dropped."""
        return any(not field.shows or is_dropped(field.code) for field in self._open)

    def mark(self, element: Element) -> None:
        """Follows a field's begin, separator or end. An end without a beginning means nothing."""
        kind = value(element, "fldCharType")
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].shows = True
        elif kind == "end" and self._open:
            self._open.pop()

    def add_code(self, text: str) -> None:
        """Notes part of the code of the innermost field."""
        if self._open and not self._open[-1].shows:
            self._open[-1].code += text

    def end_paragraph(self) -> None:
        """Forgets fields that were left open, as happens where their end was deleted. Only lists of contents go on."""
        self._open = [field for field in self._open if _kind(field.code) in _SHOWN_ELSEWHERE]

    def end_all(self) -> None:
        """Forgets all open fields: no list of contents reaches over a heading."""
        self._open = []


def _kind(code: str) -> str:
    return code.split(maxsplit=1)[0].upper() if code.strip() else ""

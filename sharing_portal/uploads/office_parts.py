"""One part inside an Office file: its XML read as it comes, without ever building it."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from xml.parsers import expat

from .errors import EMBEDDED, MACROS, UNREADABLE, UploadRefused
from .office_links import check_relation

TYPES_PART = "[content_types].xml"
_XML_NAMES = (".xml", ".rels")
_LOOSE_XML_NAMES = {"vml", "svg"}  # written by hand by some programs, so not read to the letter
_ACTIVE_TYPES = re.compile(r"macro|vba|activex|oleobject|ms-package|dialogsheet|x-msdownload")
_ACTIVE_ELEMENTS = {"ddeLink", "oleLink", "OLEObject", "oleObj", "oleObject", "control", "altChunk"}
_ACTION = re.compile(r"ppaction://(?:program|macro|ole)", re.IGNORECASE)
_FIELD_TEXT = {"instrText", "fldSimple", "delInstrText"}
_FORMULAS = {"f", "definedName", "formula1", "formula2"}
_STARTS_A_PROGRAM = re.compile(
    r"^(?:[^\S\n]|\")*(?:(?:DDE(?:AUTO)?|LINK|IMPORT|INCLUDETEXT|DATABASE)\b|INCLUDEPICTURE[\s\"]+(?:\\\\|file:))",
    re.IGNORECASE | re.MULTILINE,
)
_LITERAL = re.compile(r'"[^"]*"')
_FORMULA_STARTS_A_PROGRAM = re.compile(
    r"\|[^!|]*!|\b(?:CALL|REGISTER(?:\.ID)?|EXEC|WEBSERVICE|RTD)\s*\(", re.IGNORECASE
)
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_SCRIPT = re.compile(rb"<\s*script|<!\s*ENTITY|\son[a-z]+\s*=", re.IGNORECASE)
_PROGRAMS = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"MZ", b"\x7fELF", b"PK\x03\x04", b"%PDF-", b"#!", b"{\\rt")


def check_part(name: str, chunks: Iterable[bytes]) -> int:
    """Reads one part to its end and gives its size. Raises UploadRefused for XML that declares types or entities,
    is broken, refers to anything outside other than hyperlinks, or starts programs, and for other kinds of files."""
    reader = _Reader(name) if name.endswith(_XML_NAMES) else None
    size, begin = 0, b""
    for chunk in chunks:
        if not size and not reader and chunk.startswith(_PROGRAMS):
            raise UploadRefused(EMBEDDED)
        size += len(chunk)
        if reader:
            reader.feed(chunk)
        else:
            _check_loose(name, (begin + chunk).replace(b"\0", b""))
        begin = chunk[-40:]
    if reader:
        reader.feed(b"", last=True)
    return size


def _check_loose(name: str, content: bytes) -> None:
    """Raises UploadRefused for drawings that declare entities or carry scripts."""
    if name.endswith(".vml") and _DECLARATION.search(content):
        raise UploadRefused(UNREADABLE)
    if name.endswith(".svg") and _SCRIPT.search(content):
        raise UploadRefused(MACROS)


class _Reader:
    """Watches the XML of one part go by."""

    def __init__(self, name: str):
        self._name = name
        self._field: list[str] = []
        self._formula: list[str] = []
        self._into: list[str] | None = None
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse_declaration
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def feed(self, chunk: bytes, *, last: bool = False) -> None:
        try:
            self._parser.Parse(chunk, last)
        except (expat.ExpatError, UnicodeError, LookupError) as error:
            raise UploadRefused(UNREADABLE) from error
        if last and _STARTS_A_PROGRAM.search("".join(self._field)):
            raise UploadRefused(EMBEDDED)

    @staticmethod
    def _refuse_declaration(*_) -> None:
        raise UploadRefused(UNREADABLE)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(" ")[2]
        if local in _ACTIVE_ELEMENTS or any(map(_ACTION.match, attributes.values())):
            raise UploadRefused(EMBEDDED)
        if local == "Relationship":
            check_relation(self._name, attributes)
        if self._name == TYPES_PART:
            _check_type(attributes)
        if local in {"fldChar", "fldSimple"}:
            self._field.append("\n")  # a field's words may come in pieces, but never reach into the next field
        if local in _FIELD_TEXT:
            self._into = self._field
            self._field += [value for key, value in attributes.items() if key.endswith("instr")]
        if local in _FORMULAS:
            self._into = self._formula = []

    def _end(self, tag: str) -> None:
        if self._into is self._formula and _FORMULA_STARTS_A_PROGRAM.search(_LITERAL.sub("", "".join(self._formula))):
            raise UploadRefused(EMBEDDED)
        self._into = None

    def _text(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)


def _check_type(attributes: dict[str, str]) -> None:
    """Raises UploadRefused for a part of an active type, or XML under a name that is not read as XML here."""
    kind = attributes.get("ContentType", "").lower()
    if _ACTIVE_TYPES.search(kind):
        raise UploadRefused(MACROS)
    extension = attributes.get("Extension") or PurePosixPath(attributes.get("PartName", "")).suffix
    extension = extension.lower().removeprefix(".")
    if kind.endswith("xml") and extension not in {"xml", "rels"} | _LOOSE_XML_NAMES | {"psmdcp"}:
        raise UploadRefused(UNREADABLE)

"""One part inside an Office file: its XML read as it comes, without ever building it."""

import re
from collections.abc import Iterable
from xml.parsers import expat

from .errors import UploadRefused

_UNREADABLE = "The selected file could not be read – try saving it again"
_REACHES_OUT = "The selected file has links to other files in it. Save it as a PDF and choose that"
_EMBEDDED = "The selected file has other files or programs embedded in it. Save it as a PDF and choose that"

_ACTIVE_RELATIONS = {"oleobject", "control", "activexcontrolbinary", "vbaproject", "xlmacrosheet", "afchunk", "frame"}
_ACTIVE_ELEMENTS = {"ddeLink", "oleLink"}
_FIELD_TEXT = {"instrText", "fldSimple"}
_STARTS_A_PROGRAM = re.compile(r"\bDDE(?:AUTO)?\b")
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def check_part(name: str, chunks: Iterable[bytes]) -> int:
    """Reads one part to its end and gives its size. Raises UploadRefused for XML that declares types or entities,
    is broken, refers to anything outside other than hyperlinks, or starts programs."""
    reader = _Reader() if name.endswith((".xml", ".rels")) else None
    size, begin = 0, b""
    for chunk in chunks:
        size += len(chunk)
        if reader:
            reader.feed(chunk)
        elif name.endswith(".vml") and _DECLARATION.search(begin + chunk):
            raise UploadRefused(_UNREADABLE)
        begin = chunk[-20:]
    if reader:
        reader.feed(b"", last=True)
    return size


class _Reader:
    """Watches the XML of one part go by."""

    def __init__(self):
        self._field = []
        self._in_field = False
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse_declaration
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def feed(self, chunk: bytes, *, last: bool = False) -> None:
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as error:
            raise UploadRefused(_UNREADABLE) from error
        if last and _STARTS_A_PROGRAM.search("".join(self._field)):
            raise UploadRefused(_EMBEDDED)

    @staticmethod
    def _refuse_declaration(*_) -> None:
        raise UploadRefused(_UNREADABLE)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(" ")[2]
        if local in _ACTIVE_ELEMENTS:
            raise UploadRefused(_EMBEDDED)
        if local == "Relationship":
            self._check_relation(attributes)
        if local in _FIELD_TEXT:
            self._in_field = True
            self._field += [value for key, value in attributes.items() if key.endswith("instr")]

    def _end(self, tag: str) -> None:
        self._in_field = False

    def _text(self, text: str) -> None:
        if self._in_field:
            self._field.append(text)

    @staticmethod
    def _check_relation(attributes: dict[str, str]) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2].lower()
        if kind in _ACTIVE_RELATIONS:
            raise UploadRefused(_EMBEDDED)
        if attributes.get("TargetMode", "").lower() == "external" and kind != "hyperlink":
            raise UploadRefused(_REACHES_OUT)

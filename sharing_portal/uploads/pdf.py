"""PDF files: pages only, nothing that acts, carries other files or hides behind a password."""

import io
import re
import zipfile
import zlib
from itertools import islice

from .errors import LOCKED, UNREADABLE, UploadRefused

MAX_UNPACKED = 50 * 1024 * 1024

_NOT_PDF = "The selected file is not a PDF. Choose another file or save it as a PDF again"
_ACTIVE = "The selected PDF has scripts, actions or other files in it. Print it to a new PDF and choose that"

# Long names cannot turn up by chance in packed data, so they are looked for everywhere; short ones outside streams.
_LONG_NAMES = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|Rendition|GoToE|FileAttachment)(?![A-Za-z0-9])"
)
_SHORT_NAMES = re.compile(rb"/(?:JS|AA|XFA|EF|GoToR|Movie|Sound|FFilter)(?![A-Za-z0-9])")
_OPEN_ACTION = re.compile(
    rb"/OpenAction(?![A-Za-z0-9])\s*(?:(?P<here>\[|<<.{0,300}?>>)|(?P<number>\d{1,9})\s+\d+\s+R)?", re.DOTALL
)
_FIRST_PAGE = re.compile(rb"\s*(?:\[|<<(?!.*/(?:Next|URI)).*/S\s*/GoTo(?![A-Za-z]))", re.DOTALL)
_FIRST = re.compile(rb"/First\s+(\d{1,6})(?!\d)")
_MOST_NUMBERS = 200_000
_MOST_VERSIONS = 10
_ENCRYPTED = re.compile(rb"/Encrypt(?![A-Za-z0-9])")
_NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"(?<!end)stream[ \t]*(?:\r\n|\n|\r)")
# Readers find object streams by number, so one need not say that it is one: only they count their objects.
_OBJECT_STREAM = re.compile(rb"/ObjStm(?![A-Za-z0-9])|/First(?![A-Za-z0-9])")
_WEB_PAGE = re.compile(rb"<\s*(?:html|script|!doctype)", re.IGNORECASE)
_BEGINNING = 1024
_FILTER = re.compile(rb"/Filter\s*(\[[^\]]{0,200}\]|/[A-Za-z0-9]+)")


def check_pdf(content: bytes) -> None:
    """Raises UploadRefused unless the bytes are a whole PDF without password, scripts, actions or embedded files."""
    if not content.startswith(b"%PDF-"):
        raise UploadRefused(_NOT_PDF)
    if not content.rstrip(b"\0\t\n\f\r ").endswith(b"%%EOF") or b"startxref" not in content:
        raise UploadRefused(UNREADABLE)
    if _WEB_PAGE.search(content[:_BEGINNING]) or zipfile.is_zipfile(io.BytesIO(content)):
        raise UploadRefused(UNREADABLE)
    plain = _unescaped(content)
    structure, streams = _structure(content)
    if _ENCRYPTED.search(structure):
        raise UploadRefused(LOCKED)
    if any((_LONG_NAMES.search(plain), *(names.search(structure) for names in (_LONG_NAMES, _SHORT_NAMES)))):
        raise UploadRefused(_ACTIVE)
    for place, action in enumerate(_OPEN_ACTION.finditer(structure)):
        bodies = [action["here"]] if action["here"] else _objects(action["number"], structure, streams)
        if place >= _MOST_VERSIONS or not bodies or not all(map(_FIRST_PAGE.match, bodies)):
            raise UploadRefused(_ACTIVE)


def _unescaped(content: bytes) -> bytes:
    """Names with their #xx escapes written out: /J#61vaScript is /JavaScript."""
    return _NAME_ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), content)


def _objects(number: bytes | None, structure: bytes, streams: list[tuple[bytes, bytes]]) -> list[bytes]:
    """The beginning of every object with this number, in the file itself and in its object streams."""
    if number is None:
        return []
    begins = islice(re.finditer(rb"(?<!\d)0*%s\s+\d+\s+obj" % number, structure), _MOST_VERSIONS + 1)
    found = [structure[each.end() : each.end() + 500].partition(b"endobj")[0] for each in begins]
    if len(found) > _MOST_VERSIONS:
        return []
    for header, objects in streams:
        first = _FIRST.search(header)
        numbers = objects[: int(first[1])].split()[:_MOST_NUMBERS] if first else []
        for name, place in zip(numbers[::2], numbers[1::2], strict=False):
            if name.lstrip(b"0") == number.lstrip(b"0") and place.isdigit():
                begin = int(first[1]) + int(place)
                found.append(objects[begin : begin + 500])
    return found


def _structure(content: bytes) -> tuple[bytes, list[tuple[bytes, bytes]]]:
    """The file's objects as text, with packed object streams opened and all other streams left out; and the opened
    streams, each with its header."""
    streams = []
    left = MAX_UNPACKED
    parts = []
    begin = 0
    while stream := _STREAM.search(content, begin):
        end = content.find(b"endstream", stream.end())
        if end < 0:
            break
        parts.append(content[begin : stream.start()])
        header = _unescaped(parts[-1].rpartition(b"obj")[2])
        if b"(" in header or b"%" in header:
            parts.append(content[stream.end() : end])  # it may only be the word in a text: then this is no stream
        if _OBJECT_STREAM.search(header):
            objects = _unpacked(header, content[stream.end() : end], left)
            left -= len(objects)
            parts.append(objects)
            streams.append((header, _unescaped(objects)))
        begin = end
    return _unescaped(b"\n".join([*parts, content[begin:]])), streams


def _unpacked(header: bytes, packed: bytes, limit: int) -> bytes:
    """The objects in an object stream. One that is packed in an unusual way could hide anything and is refused."""
    found = _FILTER.search(header)
    if found is None and b"/Filter" not in header:
        return packed
    if found is None or b"/F " in header:
        raise UploadRefused(_ACTIVE)
    if found[1].strip(b"[] \r\n\t") not in (b"/FlateDecode", b"/Fl") or b"/Predictor" in header:
        raise UploadRefused(_ACTIVE)
    try:
        unpacker = zlib.decompressobj()
        objects = unpacker.decompress(packed, limit)
    except zlib.error as error:
        raise UploadRefused(UNREADABLE) from error
    if len(objects) >= limit or not unpacker.eof:
        raise UploadRefused(UNREADABLE)
    return objects

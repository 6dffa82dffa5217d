"""Word, Excel and PowerPoint files: looked through part by part, counting while they unpack."""

import io
import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath

from .errors import EMBEDDED, LOCKED, MACROS, UNREADABLE, UploadRefused
from .office_parts import check_part

MAX_ENTRIES = 5_000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 100
RATIO_MATTERS_FROM = 10 * 1024 * 1024
CHUNK = 64 * 1024

_MAIN_TYPES = {
    ".docx": b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    ".xlsx": b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    ".pptx": b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
}
_TYPES_PART = "[Content_Types].xml"
_FORBIDDEN_NAMES = re.compile(
    r"vbaproject|vbadata|activex|macrosheets/|dialogsheets/|oleobject"
    r"|\.(?:bin|exe|dll|jse?|vb[es]|wsf|hta|bat|cmd|com|scr|ps1|lnk|jar|msi|html?|mht|chm)$"
)
_PRINTER_SETTINGS = re.compile(r"printersettings\d*\.bin$")
_IS_EMBEDDED = re.compile(r"/embeddings/")

_ZIP, _END, _END_SIZE = b"PK\x03\x04", b"PK\x05\x06", 22
_PDF, _PDF_BEGINS_WITHIN = b"%PDF-", 1024
_LOCAL_HEADER = 30
_LONGEST_NAME = 255
_SAYS_UTF_8 = 0x800

_TOO_BIG = "The selected file is too large when it is unpacked. Make it smaller or save it as a PDF"
_OLD = "The selected file is an older kind of Office file. Save it as {} and choose that"
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def check_office(content: bytes, extension: str, *, inside_another: bool = False) -> None:
    """Raises UploadRefused unless the bytes are a sound file of the kind the extension says, without anything active.

    A chart's own workbook may be embedded in a document or presentation; it is checked in the same way, one level deep.
    Nothing may stand before or behind the archive, so that no file is two things at once.
    """
    check_not_old(content, _OLD.format(extension[1:]))
    if not content.startswith(_ZIP) or _PDF in content[:_PDF_BEGINS_WITHIN] or content[-_END_SIZE:][:4] != _END:
        raise UploadRefused(UNREADABLE)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = _entries(archive, len(content))
            _check_kind(archive, extension)
            left = min(MAX_UNPACKED, max(RATIO_MATTERS_FROM, MAX_RATIO * len(content)))
            for entry in entries:
                left -= _check_entry(archive, entry, left, inside_another)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise UploadRefused(UNREADABLE) from error


def check_not_old(content: bytes, what_to_do: str) -> None:
    """Raises UploadRefused for the Office files of before 2007, with `what_to_do`, and for those with a password."""
    if content.startswith(_OLD_OR_LOCKED):
        raise UploadRefused(LOCKED if "EncryptedPackage".encode("utf-16-le") in content else what_to_do)


def _entries(archive: zipfile.ZipFile, size: int) -> list[zipfile.ZipInfo]:
    entries = archive.infolist()
    names = [entry.filename.lower().rstrip("/") for entry in entries]
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise UploadRefused(LOCKED)
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise UploadRefused(_TOO_BIG)
    packed = sum(entry.compress_size for entry in entries)
    if packed > size or len(set(names)) != len(names) or any(map(_is_odd, entries)) or _overlap(entries):
        raise UploadRefused(UNREADABLE)
    return entries


def _overlap(entries: list[zipfile.ZipInfo]) -> bool:
    """Whether entries share bytes: then a small file unpacks to a huge one."""
    spans = sorted((each.header_offset, each.header_offset + _LOCAL_HEADER + each.compress_size) for each in entries)
    return any(end > begin for (_, end), (begin, _) in pairwise(spans))


def _is_odd(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is what no Office program writes: a link, or a name that leads outside or says two things."""
    name = entry.filename
    return (
        _leads_outside(name)
        or name != entry.orig_filename
        or len(name) > _LONGEST_NAME
        or (not name.isascii() and not entry.flag_bits & _SAYS_UTF_8)
        or any(unicodedata.category(letter)[0] == "C" for letter in name)
        or stat.S_ISLNK(entry.external_attr >> 16)
    )


def _leads_outside(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in PurePosixPath(name).parts


def _check_kind(archive: zipfile.ZipFile, extension: str) -> None:
    if _TYPES_PART not in archive.namelist():
        raise UploadRefused(UNREADABLE)
    with archive.open(_TYPES_PART) as part:
        types = part.read(CHUNK * 16)
    if b"macroEnabled" in types or b"vbaProject" in types:
        raise UploadRefused(MACROS)
    if _MAIN_TYPES[extension] not in types:
        raise UploadRefused(
            f"The selected file is not a {extension[1:]} file. Save it as {extension[1:]} and try again"
        )


def _check_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int, inside_another: bool) -> int:
    """Checks one part and gives its size. Sizes in headers may lie, so bytes are counted as they come."""
    name = entry.filename.lower()
    if _FORBIDDEN_NAMES.search(name) and not _PRINTER_SETTINGS.search(name):
        raise UploadRefused(MACROS)
    if _IS_EMBEDDED.search(f"/{name}") and not entry.is_dir():
        content = b"".join(_chunks(archive, entry, limit))
        extension = PurePosixPath(name).suffix
        if inside_another or extension != ".xlsx":
            raise UploadRefused(MACROS if extension.endswith("m") else EMBEDDED)
        check_office(content, extension, inside_another=True)
        return len(content)
    size = check_part(name, _chunks(archive, entry, limit))
    if size != entry.file_size:
        raise UploadRefused(UNREADABLE)
    return size


def _chunks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> Iterator[bytes]:
    with archive.open(entry) as part:
        while chunk := part.read(CHUNK):
            limit -= len(chunk)
            if limit < 0:
                raise UploadRefused(_TOO_BIG)
            yield chunk

"""A file people choose, read as a write-up, or refused with a sentence that says what to do."""

from sharing_portal.uploads.content import MEGABYTE
from sharing_portal.uploads.errors import UploadRefused
from sharing_portal.uploads.names import display_name, extension_of

from .write_up import WriteUp, read_docx, read_text

MAX_BYTES = 25 * MEGABYTE
MAX_LETTERS = 400_000
MAX_PASTED = 200_000

_EMPTY = "The selected file is empty"
_TOO_LARGE = f"The selected file must be smaller than {MAX_BYTES // MEGABYTE} MB. Copy its text and paste it instead"
_TOO_LONG = "This is too long to read in one go. Bring it in in parts, one after the other"
_WRONG_KIND = "The selected file must be a Word document (docx). Copy its text and paste it instead"
_NOT_WORD = "The selected file is not a Word document, although its name says so. Copy its text and paste it instead"
_NOT_TEXT = "The selected file is not plain text, although its name says so. Copy its text and paste it instead"
_OTHER_WORD = "The selected file is not a docx. Open it in Word, save it as a Word document (docx) and choose that"
# How a docx begins, and how one with a password or of an older kind does: what those are told says more.
_BEGINNINGS = (b"PK", b"\xd0\xcf\x11\xe0")
_OTHER_WORD_KINDS = {".doc", ".docm", ".dot", ".dotx", ".dotm", ".rtf", ".odt", ".pages", ".wps"}


def read_file(name: str, content: bytes) -> WriteUp:
    """A Word file (.docx) or a plain text (.txt) as a write-up.

    Takes the file's name and all its bytes. Raises UploadRefused with the sentence people read.
    """
    extension = extension_of(display_name(name))
    if extension in _OTHER_WORD_KINDS:
        raise UploadRefused(_OTHER_WORD)
    if extension not in {".docx", ".txt"}:
        raise UploadRefused(_WRONG_KIND)
    if not content:
        raise UploadRefused(_EMPTY)
    if len(content) > MAX_BYTES:
        raise UploadRefused(_TOO_LARGE)
    if extension == ".txt":
        return read_pasted(_decoded(content))
    if not content.startswith(_BEGINNINGS):
        raise UploadRefused(_NOT_WORD)
    try:
        return _short_enough(read_docx(content))
    except UploadRefused as refused:
        raise UploadRefused(_with_a_way_out(refused.message)) from refused


def read_pasted(text: str) -> WriteUp:
    """Pasted text as a write-up. Raises UploadRefused when it is too long."""
    if len(text) > MAX_PASTED:
        raise UploadRefused(_TOO_LONG)
    return read_text(text)


def report_of(name: str, content: bytes) -> dict:
    """What a file was read as, in the layout of docs/write-ups.md; with "error" when it was refused."""
    try:
        write_up = read_file(name, content)
    except UploadRefused as refused:
        return {"file": name, "error": refused.message}
    return {
        "file": name,
        "title": write_up.title,
        "sections": write_up.sections(),
        "unplaced": write_up.unplaced(),
        "headings": {
            heading: place.section.value if place and place.section else "unplaced"
            for heading, place in write_up.headings.items()
        },
        "pictures": len(write_up.pictures),
    }


def _short_enough(write_up: WriteUp) -> WriteUp:
    if sum(len(piece.text) for piece in write_up.pieces) > MAX_LETTERS:
        raise UploadRefused(_TOO_LONG)
    return write_up


def _decoded(content: bytes) -> str:
    is_wide = content[:2] in {b"\xff\xfe", b"\xfe\xff"}
    if b"\0" in content and not is_wide:
        raise UploadRefused(_NOT_TEXT)
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UploadRefused(_NOT_TEXT)


def _with_a_way_out(message: str) -> str:
    """A refusal that sends people elsewhere than to a PDF, which cannot be read here either."""
    what, _, advice = message.partition(". ")
    return f"{what}. Copy its text and paste it instead" if "PDF" in advice else message

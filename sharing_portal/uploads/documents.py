"""Files that go with a case study: kept as they are when they hold nothing that acts or reaches out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from .content import MEGABYTE, read_content
from .errors import UploadRefused
from .names import display_name, extension_of
from .office import check_office
from .pdf import check_pdf
from .tables import check_csv

MAX_BYTES = 10 * MEGABYTE
_WRONG_KIND = "The selected file must be a PDF, Word (docx), Excel (xlsx), PowerPoint (pptx) or CSV"
_OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True)
class Document:
    """A file that was looked through: the name people see, the type it is served with, and its bytes."""

    name: str
    content_type: str
    content: bytes


_KINDS: dict[str, tuple[str, Callable[[bytes], None]]] = {
    ".pdf": ("application/pdf", check_pdf),
    ".docx": (f"{_OFFICE}wordprocessingml.document", lambda content: check_office(content, ".docx")),
    ".xlsx": (f"{_OFFICE}spreadsheetml.sheet", lambda content: check_office(content, ".xlsx")),
    ".pptx": (f"{_OFFICE}presentationml.presentation", lambda content: check_office(content, ".pptx")),
    ".csv": ("text/csv", check_csv),
}


def read_document(upload: BinaryIO) -> Document:
    """A file people upload, checked by its extension and by what is in it.

    Takes an open file with a name. Raises UploadRefused for anything but a sound PDF, docx, xlsx, pptx or CSV of at
    most 10 MB without password, macros, embedded programs, scripts or links to other files.
    """
    name = display_name(getattr(upload, "name", "") or "")
    kind = _KINDS.get(extension_of(name))
    if kind is None:
        raise UploadRefused(_WRONG_KIND)
    content = read_content(upload, limit=MAX_BYTES)
    content_type, check = kind
    check(content)
    return Document(name=name, content_type=content_type, content=content)

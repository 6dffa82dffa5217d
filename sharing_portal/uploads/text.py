"""All text inside a file that was accepted, hidden and deleted words too, for checks; never for people to read."""

import io
import logging
import re
import zipfile
import zlib
from xml.parsers import expat

import pypdf
from pypdf.errors import PyPdfError

MAX_LETTERS = 1_000_000
MAX_PAGES = 300
# So that a figure is not taken for the decimals of the one in the cell before it.
_CELL_ENDS = re.compile(r"(?<=\d)[,;](?=\S)")
_UNPACKED = 50 * 1024 * 1024
_PARAGRAPHS = {"p", "row", "si", "tr", "br", "tab", "cell", "c", "txBody", "comment", "title", "subject", "creator"}

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks quote the files it reads


def text_in(content: bytes, extension: str) -> str | None:
    """The text of a PDF, docx, xlsx, pptx or CSV file, at most a million letters of it.

    Takes bytes that `read_document` accepted and the extension in lower case with its dot. Gives None where no text can
    be read: then nobody has checked it.
    """
    try:
        if extension == ".csv":
            return _CELL_ENDS.sub("; ", content.decode("utf-8-sig", errors="replace")[:MAX_LETTERS])
        text = _in_pdf(content) if extension == ".pdf" else _in_office(content)
    except (PyPdfError, zipfile.BadZipFile, zlib.error, expat.ExpatError, RecursionError, ValueError, KeyError,
            TypeError, AttributeError, IndexError, OSError, NotImplementedError, AssertionError):  # fmt: skip
        return None  # whatever a broken file makes its reader stumble over
    return text[:MAX_LETTERS] if text.strip() else None


def _in_pdf(content: bytes) -> str:
    reader = pypdf.PdfReader(io.BytesIO(content))
    parts = [str(value) for value in (reader.metadata or {}).values()]
    for page in reader.pages[:MAX_PAGES]:
        parts.append(page.extract_text())
        if sum(map(len, parts)) > MAX_LETTERS:
            break
    return "\n\n".join(parts)


def _in_office(content: bytes) -> str:
    texts, left = [], _UNPACKED
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            if entry.filename.lower().endswith(".xml") and not entry.filename.startswith("["):
                with archive.open(entry) as part:
                    markup = part.read(left)
                left -= len(markup)
                texts.append(_words(markup))
    return "\n\n".join(texts)


def _words(markup: bytes) -> str:
    """The character data of one part, a line for each paragraph, row or cell."""
    words: list[str] = []

    def end(tag: str) -> None:
        if tag.rpartition(" ")[2] in _PARAGRAPHS:
            words.append("\n")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.CharacterDataHandler = words.append
    parser.EndElementHandler = end
    parser.Parse(markup, True)
    return "".join(words)

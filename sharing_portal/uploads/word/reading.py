"""Reads a Word file: looked through first, then taken apart."""

import zipfile
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from sharing_portal.uploads.errors import UNREADABLE, UploadRefused
from sharing_portal.uploads.office import check_not_old, check_office

from .blocks import Block, Paragraph, Picture, paragraphs_of
from .package import Package, child, local, value
from .sheets import Sheet, read_sheet
from .story import Story

_OLD = "The selected file is an older kind of Word file. Open it in Word, save it as a docx and choose that"


@dataclass(frozen=True)
class WordFile:
    """A Word file as blocks in reading order; `asides` are the words of headers and footers, each once."""

    blocks: list[Block]
    asides: list[Paragraph]
    package: Package

    def content_of(self, picture: Picture) -> bytes:
        """The bytes of a picture as they are in the file: not checked yet."""
        return self.package.content(picture.part)


def read_word(content: bytes) -> WordFile:
    """A .docx file as blocks.

    Takes all bytes of the file. Insertions are in, deletions and comments are not; fields show their results; nothing
    outside the file is opened. Raises UploadRefused, with the sentence people read, for anything but a sound .docx
    without password, macros, embedded programs, links to other files, declared entities or more than `check_office`
    lets unpack.
    """
    check_not_old(content, _OLD)
    check_office(content, ".docx")
    try:
        return _Reader(Package(content)).read()
    except (ParseError, RecursionError, KeyError, ValueError, OSError, zipfile.BadZipFile) as error:
        raise UploadRefused(UNREADABLE) from error


class _Reader:
    """Reads one file; each note once, where it is first referred to."""

    def __init__(self, package: Package):
        self._package = package
        self._main = package.main_part()
        self._relations = package.relations(self._main)
        self._sheet: Sheet = read_sheet(self._xml("styles"))
        self._notes = {kind: self._notes_by_id(kind) for kind in ("footnotes", "endnotes")}

    def read(self) -> WordFile:
        tree = self._package.xml(self._main)
        body = child(tree, "body")
        if body is None:
            raise UploadRefused(UNREADABLE)
        story = Story(self._package, self._main, self._sheet, self._take_note)
        blocks = story.blocks(body)
        return WordFile(blocks, self._asides(body, blocks), self._package)

    def _asides(self, body: Element, blocks: list[Block]) -> list[Paragraph]:
        """Headers and footers, without what the text says as well."""
        seen = {paragraph.text for paragraph in paragraphs_of(blocks)}
        asides = []
        for part in self._marginal_parts(body):
            tree = self._package.xml(part)
            story = Story(self._package, part, self._sheet)
            for paragraph in paragraphs_of(story.blocks(tree) if tree is not None else []):
                if paragraph.text not in seen and any(letter.isalpha() for letter in paragraph.text):
                    seen.add(paragraph.text)
                    asides.append(paragraph)
        return [aside for aside in asides if not _only_counts(aside.text)]

    def _marginal_parts(self, body: Element) -> list[str]:
        ids = [value(each, "id") for each in body.iter() if local(each.tag) in {"headerReference", "footerReference"}]
        found = (self._relations.get(each or "") for each in ids)
        return list(dict.fromkeys(each.target for each in found if each and not each.is_external))

    def _notes_by_id(self, kind: str) -> dict[str, Element]:
        tree = self._xml(kind)
        found = {} if tree is None else {value(each, "id") or "": each for each in tree}
        return {number: each for number, each in found.items() if value(each, "type") in {None, "normal"}}

    def _take_note(self, kind: str, number: str) -> list[Block]:
        element = self._notes[kind].pop(number, None)
        if element is None:
            return []
        story = Story(self._package, self._part(kind) or self._main, self._sheet)
        return [Paragraph(each.runs, is_note=True) for each in paragraphs_of(story.blocks(element))]

    def _part(self, kind: str) -> str | None:
        found = (each.target for each in self._relations.values() if each.kind == kind and not each.is_external)
        return next(found, None)

    def _xml(self, kind: str) -> Element | None:
        part = self._part(kind)
        return self._package.xml(part) if part else None


def _only_counts(text: str) -> bool:
    """Whether a header or footer says nothing but which page it is."""
    words = {word.strip(".,|/-–:0123456789") for word in text.lower().split()}
    return not words - {"page", "of", "p", "tudalen", "o", ""}

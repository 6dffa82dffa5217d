"""A whole write-up: its title, its passages with the places they belong to, its pictures."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from casestudies.write_up_places import Place, WriteUpSection
from sharing_portal.uploads.word import Block, Picture, WordFile, read_word
from sharing_portal.uploads.word.blocks import pictures_of

from .items import Words
from .outline import Passage, joined
from .pasted import blocks_of
from .telling import Telling, usual_size
from .title import title_of
from .wording import place_of, places_of


@dataclass(frozen=True)
class Piece:
    """One passage: the heading it stood below, its words, and the place it seems to belong to (None: nowhere).

    `heading` is empty where it says no more than the place does.
    """

    text: str
    place: Place | None
    heading: str = ""

    @property
    def whole(self) -> str:
        """The words below their heading."""
        return "\n".join(part for part in (self.heading, self.text) if part)


@dataclass(frozen=True)
class WriteUp:
    """What was read: `headings` by their words with the place each means, `pictures` as they are shown, each once."""

    title: str
    pieces: list[Piece]
    headings: dict[str, Place | None]
    pictures: list[Picture]
    file: WordFile | None = None

    def sections(self) -> dict[str, str]:
        """The text of each section; empty where there is none."""
        return {section.value: self._text_of(section) for section in WriteUpSection}

    def unplaced(self) -> str:
        """The text that fits nowhere."""
        return self._text_of(None)

    def _text_of(self, section: WriteUpSection | None) -> str:
        return "\n\n".join(
            each.whole for each in self.pieces if (each.place.section if each.place else None) == section
        )


# A hundred pages. Of longer texts only the headings say where something goes: the words of each paragraph take a
# thousandth of a second or two to read.
MOST_READ = 1500


def read_docx(content: bytes) -> WriteUp:
    """A Word file as a write-up. Raises UploadRefused when it cannot be accepted."""
    word = read_word(content)
    asides = [Piece(paragraph.text, None) for paragraph in word.asides]
    return _read(word.blocks, asides, word)


def read_text(text: str) -> WriteUp:
    """Pasted text as a write-up."""
    return _read(blocks_of(text), [], None)


def _read(blocks: list[Block], asides: list[Piece], word: WordFile | None) -> WriteUp:
    title = title_of(blocks, usual_size(blocks))
    outline = Telling(blocks, title).outline_of_all()
    passages = outline.finish()
    is_read = len(blocks) <= MOST_READ
    if is_read:
        _guess(passages)
    said = " ".join(" ".join(paragraph.text.split()) for paragraph in title)
    named = next((each for each in passages if each.place == Place.HEADLINE), None)
    if named and not said:
        said = " ".join(named.text.split())
        passages.remove(named)
    headings = {each.heading: Place(each.place) if each.place else None for each in outline.headings if each.heading}
    return WriteUp(said, [*_pieces(passages, is_read), *asides], headings, pictures_of(blocks), word)


def _guess(passages: list[Passage]) -> None:
    """Finds a place for passages whose heading says none; those without a heading are looked at one after the other."""
    for passage in passages:
        if passage.heading and not passage.is_known:
            passage.place = place_of(passage.text, f"{passage.above} {passage.heading}")


def _pieces(passages: list[Passage], is_read: bool) -> Iterator[Piece]:
    for has_heading, some in groupby(passages, key=lambda each: bool(each.heading) or each.is_known):
        for passage in some:
            if has_heading:
                heading = "" if passage.is_named else passage.heading
                yield Piece(passage.text, Place(passage.place) if passage.place else None, heading)
            elif is_read:
                yield from _by_wording(passage)
            else:
                yield Piece(passage.text, None)


def _by_wording(passage: Passage) -> Iterator[Piece]:
    """Words without a heading, apart by where their own words put them; neighbours that go together stay together."""
    units = list(_units(passage.words))
    texts = [joined(unit) for unit in units]
    for text, place in zip(texts, places_of(texts), strict=True):
        yield Piece(text, Place(place) if place else None)


def _units(words: list[Words]) -> Iterator[list[Words]]:
    """Paragraphs, each with the list or note it leads to."""
    unit: list[Words] = []
    for each in words:
        if unit and not (each.is_list or each.is_note):
            yield unit
            unit = []
        unit.append(each)
    if unit:
        yield unit

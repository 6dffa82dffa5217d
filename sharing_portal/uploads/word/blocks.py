"""What a Word file comes apart into."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """Some letters of a paragraph; `strong` when they are bold or underlined."""

    text: str
    strong: bool = False


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: the level of its heading style (0: none), and the size of its smallest letters in half points."""

    runs: tuple[Run, ...]
    level: int = 0
    is_title: bool = False
    is_list: bool = False
    is_note: bool = False
    size: int = 0

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs).strip()

    @property
    def is_strong(self) -> bool:
        """Whether all of its words are bold or underlined."""
        return all(run.strong for run in self.runs if run.text.strip())


@dataclass(frozen=True)
class Table:
    """A table: rows of cells, each a tuple of blocks; a cell that spans columns is followed by empty ones."""

    rows: tuple[tuple[tuple["Block", ...], ...], ...]


@dataclass(frozen=True)
class Box:
    """A text box: a small text of its own beside the text it is anchored in."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True)
class Picture:
    """A picture by the part that holds it, with the alternative text it has in the file."""

    part: str
    description: str = ""


Block = Paragraph | Table | Box | Picture


def paragraphs_of(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """All paragraphs, also those inside tables and boxes, in order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Box):
            yield from paragraphs_of(block.blocks)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from paragraphs_of(cell)


def pictures_of(blocks: Iterable[Block]) -> list[Picture]:
    """All pictures, also those inside tables and boxes, in order, each once however often it is shown."""
    found: dict[str, Picture] = {}
    for block in blocks:
        inside = []
        if isinstance(block, Picture):
            inside = [block]
        elif isinstance(block, Box):
            inside = pictures_of(block.blocks)
        elif isinstance(block, Table):
            inside = [picture for row in block.rows for cell in row for picture in pictures_of(cell)]
        for picture in inside:
            found.setdefault(picture.part, picture)
    return list(found.values())

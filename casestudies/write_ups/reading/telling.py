"""Reads blocks in the order people read them, boxes and tables included, into an outline."""

from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

from sharing_portal.uploads.word import Block, Box, Paragraph, Picture, Run, Table
from sharing_portal.uploads.word.blocks import paragraphs_of

from . import tables
from .items import Heading, items_of
from .outline import Outline


class Telling:
    """Reads blocks into an outline. `title` is the paragraph that is the title, which is read elsewhere."""

    def __init__(self, blocks: list[Block], title: list[Paragraph]):
        self.outline = Outline()
        self._blocks, self._title = blocks, {id(each) for each in title}
        self._body_size = usual_size(blocks)

    def outline_of_all(self) -> Outline:
        """The outline of all blocks."""
        self._read(self._blocks)
        return self.outline

    def _read(self, blocks: Sequence[Block]) -> None:
        for block, following in zip_longest(blocks, blocks[1:]):
            if isinstance(block, Paragraph) and id(block) not in self._title:
                self.outline.take(items_of(block, self._body_size, following))
            elif isinstance(block, Box):
                with self.outline.aside():
                    self._read(block.blocks)
            elif isinstance(block, Table) and block.rows:
                self._read_table(block)
            elif isinstance(block, Picture):
                continue

    def _read_table(self, table: Table) -> None:
        if tables.is_before_and_after(table):
            self.outline.take_apart(tables.data(table), "outcomes")
            return
        with self.outline.aside():
            if self._has_headings_above(table):
                self._read_below_headings(table)
            elif tables.has_labels(table):
                self._read_labelled(table)
            elif tables.is_laid_out(table, self._body_size):
                for cell in tables.by_columns(table):
                    self._read(cell)
            elif not self.outline.is_known and (place := tables.subject_of(table)):
                self.outline.take_apart(tables.data(table), place)
            else:
                self.outline.take([tables.data(table)])

    @staticmethod
    def _has_headings_above(table: Table) -> bool:
        return bool(table.rows) and tables.headings_above(table.rows[0], _next(table, 0)) is not None

    def _read_below_headings(self, table: Table) -> None:
        """Each cell below the heading of its column; a column whose heading nobody knows goes with its neighbour."""
        headings: dict[int, Heading] = {}
        is_first = False
        for number, row in enumerate(table.rows):
            above = tables.headings_above(row, _next(table, number))
            if above:
                headings, is_first = above, True
                continue
            waiting: list[Block] = []
            for column, cell in enumerate(row):
                heading = headings.get(column)
                if heading and heading.alias and heading.alias.place:
                    self.outline.take([heading])
                    self._read([*waiting, *cell])
                    waiting = []
                else:
                    label = [Paragraph((Run(heading.text),), is_note=True)] if heading and cell and is_first else []
                    waiting += [*label, *cell]
            self._read(waiting)
            is_first = False

    def _read_labelled(self, table: Table) -> None:
        for row in table.rows:
            label = tables.label_of(row[0]) if row else None
            if label and any(row[1:]):
                self.outline.take([label])
            else:
                self._read(row[0] if row else ())
            for cell in row[1:]:
                self._read(cell)


def usual_size(blocks: list[Block]) -> int:
    """The size most letters have."""
    letters: Counter[int] = Counter()
    for paragraph in paragraphs_of(blocks):
        if paragraph.size and not paragraph.level:
            letters[paragraph.size] += len(paragraph.text)
    return letters.most_common(1)[0][0] if letters else 0


def _next(table: Table, number: int) -> tuple | None:
    return table.rows[number + 1] if number + 1 < len(table.rows) else None

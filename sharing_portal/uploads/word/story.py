"""One text of a Word file - the body, a note, a header - as blocks.

What was deleted or moved away is left out, what was inserted is kept, and of two versions of a drawing one is read.
"""

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from .blocks import Block, Box, Paragraph, Picture, Table
from .drawn import chart, diagram, shape_text
from .fields import Fields, is_dropped
from .letters import Line, symbol
from .package import Package, child, is_on, local, value
from .sheets import Sheet, is_listed, outline_level

_LEFT_OUT = {"del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "rt"}
_HOLDS_SOMETHING = {"t", "blip", "imagedata", "relIds", "chart"}
_LETTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}

NotesOf = Callable[[str, str], list[Block]]


class Story:
    """Reads the blocks of one part. `notes_of` gives the blocks of a note by its kind and id, each once."""

    def __init__(self, package: Package, part: str, sheet: Sheet, notes_of: NotesOf = lambda kind, number: []):
        self._package, self._sheet, self._notes_of = package, sheet, notes_of
        self._relations = package.relations(part)
        self._fields = Fields()
        self._carried: Line | None = None

    def blocks(self, container: Element) -> list[Block]:
        """The blocks inside an element, in order."""
        found = list(self._blocks(container))
        return found + self._flush()

    def _blocks(self, container: Element) -> Iterator[Block]:
        for each in container:
            name = local(each.tag)
            if name == "p":
                yield from self._paragraph(each)
            elif name == "tbl":
                yield from self._flush()
                yield self._table(each)
            elif name == "sdt":
                yield from self._blocks(_content(each))
            elif name == "AlternateContent":
                yield from self._blocks(_one_version(each))
            elif name not in _LEFT_OUT:
                yield from self._blocks(each)

    def _paragraph(self, element: Element) -> list[Block]:
        """A paragraph and what is anchored in it. One whose end was deleted runs on into the next."""
        properties = child(element, "pPr")
        style = self._sheet.style(value(child(properties, "pStyle")))
        level = outline_level(properties) or style.level
        if level:
            self._fields.end_all()
        line = Line(style, self._sheet)
        if self._carried:
            line.runs, line.notes, line.anchored = self._carried.runs, self._carried.notes, self._carried.anchored
            self._carried = None
        self._inline(element, line)
        self._fields.end_paragraph()
        if any(child(properties, "rPr", mark) is not None for mark in ("del", "moveFrom")):
            self._carried = line
            return []
        listed = is_listed(properties)
        return self._finished(line, level=level, is_list=style.is_list if listed is None else listed)

    def _finished(self, line: Line, *, level: int = 0, is_list: bool = False) -> list[Block]:
        paragraph = Paragraph(
            line.finish(),
            level=level,
            is_title=line.style.name == "title",
            is_list=is_list,
            size=min(line.sizes, default=0),
        )
        is_own = paragraph.text and not line.style.is_contents and not line.style.hidden
        notes = [block for note in line.notes for block in self._notes_of(*note)]
        return [*([paragraph] if is_own else []), *notes, *line.anchored]

    def _flush(self) -> list[Block]:
        """The paragraph that was to run on, when there is none to run on into."""
        line, self._carried = self._carried, None
        return self._finished(line) if line else []

    def _inline(self, element: Element, line: Line) -> None:
        for each in element:
            name = local(each.tag)
            if name == "r":
                self._run(each, line, child(each, "rPr"))
            elif name == "sdt":
                self._inline(_content(each), line)
            elif name == "AlternateContent":
                self._inline(_one_version(each), line)
            elif name == "hyperlink":
                self._inline(each, line)
                self._note_link(each, line)
            elif name not in _LEFT_OUT and not (name == "fldSimple" and is_dropped(value(each, "instr") or "")):
                self._inline(each, line)

    def _run(self, element: Element, line: Line, properties: Element | None) -> None:
        for each in element:
            name = local(each.tag)
            if name == "fldChar":
                self._fields.mark(each)
            elif name == "instrText":
                self._fields.add_code(each.text or "")
            elif name == "AlternateContent":
                self._run(_one_version(each), line, properties)
            elif not self._fields.hides:
                self._add(each, name, line, properties)

    def _add(self, each: Element, name: str, line: Line, properties: Element | None) -> None:
        if name == "t":
            line.add(each.text or "", properties)
        elif name in _LETTERS:
            line.add(_LETTERS[name], properties)
        elif name == "br":
            line.add("\n" if value(each, "type") in {None, "textWrapping"} else " ", properties)
        elif name == "sym":
            line.add(symbol(each), properties)
        elif name in _NOTES:
            line.notes.append((_NOTES[name], value(each, "id") or ""))
        elif name == "ruby":
            self._inline(each, line)
        elif name in {"drawing", "pict", "object"}:
            described = (value(inside, "descr") for inside in each.iter() if local(inside.tag) in {"docPr", "cNvPr"})
            self._drawing(each, line, next(filter(None, described), ""))

    def _drawing(self, element: Element, line: Line, description: str) -> None:
        """Finds what a drawing holds: text boxes, pictures, diagrams, charts."""
        for each in element:
            name = local(each.tag)
            if name == "AlternateContent":
                self._drawing(_one_version(each), line, description)
            elif name == "txbxContent":
                inside = self._beside().blocks(each)
                line.anchored += [Box(tuple(inside))] if inside else []
            elif name == "txBody":
                line.anchored.append(Box(tuple(shape_text(each))))
            elif name in {"blip", "imagedata"}:
                part = self._part(value(each, "embed") or value(each, "id"))
                line.anchored += [Picture(part, description)] if part else []
            elif name == "relIds":
                part = self._part(value(each, "dm"))
                line.anchored.append(Box(tuple(diagram(self._package.xml(part)) if part else ())))
            elif name == "chart" and (part := self._part(value(each, "id"))):
                line.anchored.append(Box(tuple(chart(self._package.xml(part)))))
            else:
                self._drawing(each, line, description)

    def _beside(self) -> "Story":
        """A reader for a text box: the same part, but its own fields."""
        beside = object.__new__(Story)
        beside.__dict__ |= self.__dict__ | {"_fields": Fields(), "_carried": None}
        return beside

    def _table(self, element: Element) -> Table:
        rows = [
            tuple(cell for each in _inside(row, "tc") for cell in self._cell(each))
            for row in _inside(element, "tr")
            if child(row, "trPr", "del") is None
        ]
        return Table(tuple(row for row in rows if any(row)))

    def _cell(self, element: Element) -> list[tuple[Block, ...]]:
        """A cell, and an empty one for each further column it spans."""
        properties = child(element, "tcPr")
        span = value(child(properties, "gridSpan")) or ""
        blocks = () if child(properties, "cellDel") is not None else tuple(self.blocks(element))
        more = min(int(span), 64) - 1 if span.isascii() and span.isdigit() else 0
        return [blocks, *[()] * more]

    def _note_link(self, element: Element, line: Line) -> None:
        relation = self._relations.get(value(element, "id") or "")
        if relation and relation.is_external and relation.target.startswith(("https://", "http://")):
            line.links.append(relation.target)

    def _part(self, relation_id: str | None) -> str | None:
        relation = self._relations.get(relation_id or "")
        return relation.target if relation and not relation.is_external else None


def _content(element: Element) -> Element | list:
    """What a content control holds; nothing while it shows its own prompt, or lists the contents."""
    properties = child(element, "sdtPr")
    gallery = value(child(properties, "docPartObj", "docPartGallery")) or ""
    if is_on(child(properties, "showingPlcHdr")) or gallery in {"Table of Contents", "Page Numbers (Bottom of Page)"}:
        return []
    content = child(element, "sdtContent")
    return content if content is not None else []


def _one_version(element: Element) -> Element | list:
    """The first version that holds something: programs write the same twice, for new and for old readers."""
    versions = [each for each in element if local(each.tag) in {"Choice", "Fallback"}]
    holds = (each for each in versions if any(local(inside.tag) in _HOLDS_SOMETHING for inside in each.iter()))
    return next(holds, [])


def _inside(element: Element, wanted: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those in content controls and insertions."""
    for each in element:
        name = local(each.tag)
        if name == wanted:
            yield each
        elif name == "sdt":
            yield from _inside(_content(each), wanted)
        elif name not in _LEFT_OUT:
            yield from _inside(each, wanted)

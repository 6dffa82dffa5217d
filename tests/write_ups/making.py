"""Makes Word files the way teams make them, with python-docx and some surgery on the XML underneath."""

import io
from dataclasses import dataclass, field

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from PIL import Image

W = nsdecls("w")
DRAWN = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
)


@dataclass
class Made:
    """A file, and what must come of it: each passage with its section, and words that must not come in."""

    name: str
    content: bytes
    passages: list[tuple[str | None, str]]
    title: str = ""
    has_headings: bool = True
    unwanted: list[str] = field(default_factory=list)
    pictures: int = 0


class Writer:
    """A Word file being written; remembers each passage with its section."""

    def __init__(self):
        self.document = Document()
        self.passages: list[tuple[str | None, str]] = []
        self.unwanted: list[str] = []
        self.title = ""
        self.pictures = 0

    def heading(self, words: str, level: int = 1) -> None:
        """A heading by style; level 0 is the title."""
        self.document.add_heading(words, level)
        self.title = words if level == 0 else self.title

    def bold(self, words: str) -> None:
        """A line in bold, with no style."""
        self.document.add_paragraph().add_run(words).bold = True

    def large(self, words: str, points: int = 20) -> None:
        """A line in large letters, with no style."""
        self.document.add_paragraph().add_run(words).font.size = Pt(points)

    def say(self, section: str | None, words: str, style: str | None = None):
        """A passage. Gives its paragraph."""
        self.passages.append((section, words))
        return self.document.add_paragraph(words, style=style)

    def run_in(self, label: str, section: str | None, words: str, *, bold: bool = True) -> None:
        """A passage behind its heading in one paragraph."""
        paragraph = self.document.add_paragraph()
        paragraph.add_run(f"{label} ").bold = bold
        paragraph.add_run(words)
        self.passages.append((section, words))

    def expect(self, section: str | None, words: str) -> str:
        """Notes a passage that is put in by hand. Gives it back."""
        self.passages.append((section, words))
        return words

    def append(self, xml: str) -> None:
        """Puts in a block as XML."""
        body = self.document.element.body
        body.insert(len(body) - 1, parse_xml(xml))

    def picture(self, colour: str = "#005eb8") -> None:
        """A picture in a paragraph of its own."""
        drawn = io.BytesIO()
        Image.new("RGB", (60, 40), colour).save(drawn, "PNG")
        self.document.add_picture(io.BytesIO(drawn.getvalue()))
        self.pictures += 1

    def made(self, name: str, *, has_headings: bool = True) -> Made:
        """The file."""
        written = io.BytesIO()
        self.document.save(written)
        return Made(name, written.getvalue(), self.passages, self.title, has_headings, self.unwanted, self.pictures)


def text_box(*paragraphs: str) -> str:
    """A text box as Word writes it: once for new programs and once for old ones. Takes paragraphs as XML."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        f"<w:p {W} {DRAWN}><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic>"
        f"<a:graphicData uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'><wps:wsp><wps:txbx>{inside}"
        "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def paragraph(words: str, *, bold: bool = False, properties: str = "") -> str:
    """A paragraph as XML, for use inside other XML."""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f"<w:p>{properties}<w:r>{look}<w:t xml:space='preserve'>{escaped(words)}</w:t></w:r></w:p>"


def row_of(*cells: str) -> str:
    """A row of a table as XML."""
    return f"<w:tr>{''.join(f'<w:tc>{paragraph(words)}</w:tc>' for words in cells)}</w:tr>"


def inserted(words: str) -> str:
    """A run somebody inserted while changes were tracked."""
    return f"<w:ins w:id='1' w:author='A'><w:r><w:t xml:space='preserve'>{escaped(words)}</w:t></w:r></w:ins>"


def deleted(words: str) -> str:
    """A run somebody deleted while changes were tracked."""
    return (
        f"<w:del w:id='2' w:author='A'><w:r><w:delText xml:space='preserve'>{escaped(words)}</w:delText></w:r></w:del>"
    )


def run(words: str) -> str:
    """A plain run."""
    return f"<w:r><w:t xml:space='preserve'>{escaped(words)}</w:t></w:r>"


def control(inside: str, properties: str = "") -> str:
    """A content control around something."""
    return f"<w:sdt {W}><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def complex_field(code: str, shown: str) -> str:
    """A field in the long spelling, with what it shows."""
    return (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        f"<w:r><w:instrText xml:space='preserve'> {escaped(code)} </w:instrText></w:r>"
        f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run(shown)}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )


def escaped(words: str) -> str:
    """Words inside XML."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def set_cell(cell, *lines: str, bold_first: bool = False) -> None:
    """Fills a cell with paragraphs, the first perhaps in bold."""
    for number, line in enumerate(lines):
        written = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        written.add_run(line).bold = bold_first and number == 0


def with_note(writer: Writer, paragraph_xml, words: str) -> None:
    """Puts a footnote into a file: a part of its own, and a reference at the end of a paragraph."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    xml = f"<w:footnotes {W}><w:footnote w:id='7'>{paragraph(words)}</w:footnote></w:footnotes>"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    package = writer.document.part.package
    part = Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), package)
    writer.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    paragraph_xml._p.append(parse_xml(f"<w:r {W}><w:footnoteReference w:id='7'/></w:r>"))

"""Files as programs really write them are kept, byte for byte."""

import io
import zlib

import docx
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from sharing_portal.uploads.documents import read_document

from .files import named, office, pdf, pdf_stream, picture, relations
from .pdf_words import pdf_saying

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def from_python_docx() -> bytes:
    document = docx.Document()
    document.add_heading("Fewer falls", 0)
    document.add_paragraph("We moved the frames to the beds.", style="List Bullet")
    document.add_picture(io.BytesIO(picture("PNG")))
    document.add_table(rows=2, cols=2, style="Table Grid").cell(0, 0).text = "Before"
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def from_pillow() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (200, 100), "teal").save(written, "PDF")
    return written.getvalue()


def from_pypdf(packed: bool) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_saying("Falls by month"))))
    writer.add_outline_item(title="Results", page_number=0)
    writer.add_metadata({"/Title": "Falls (JS ward) 100%"})
    if packed:
        for page in writer.pages:
            page.compress_content_streams()
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def with_fields(*codes: str) -> bytes:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    runs = "".join(f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    return office(parts={"word/header1.xml": f"<w:hdr {W}>{runs}</w:hdr>"})


def linked(target: str) -> bytes:
    return office(parts={"word/_rels/document.xml.rels": relations("hyperlink", target)})


def with_chart() -> bytes:
    return office(
        "pptx",
        {
            "ppt/charts/chart1.xml": "<chartSpace><f>Sheet1!$A$2:$A$9</f></chartSpace>",
            "ppt/charts/_rels/chart1.xml.rels": relations("package", "../embeddings/a.xlsx", "Internal"),
            "ppt/embeddings/a.xlsx": office("xlsx"),
        },
    )


def with_formulas(*formulas: str) -> bytes:
    cells = "".join(f"<c><f>{each}</f></c>" for each in formulas)
    return office("xlsx", {"xl/worksheets/sheet1.xml": f"<worksheet>{cells}</worksheet>"})


OBJECTS = zlib.compress(b"1 0 << /Type /Catalog /Lang (en-GB) >>")
SOUND = {
    "python-docx.docx": from_python_docx,
    "pillow.pdf": from_pillow,
    "pypdf.pdf": lambda: from_pypdf(False),
    "pypdf packed.pdf": lambda: from_pypdf(True),
    "object stream.pdf": lambda: pdf(more=pdf_stream(b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", OBJECTS)),
    "first page.pdf": lambda: pdf(b"/OpenAction [3 0 R /FitH null]"),
    "first page said elsewhere.pdf": lambda: pdf(
        b"/OpenAction 5 0 R", more=b"5 0 obj\n<< /S /GoTo /D [3 0 R /Fit] >>\nendobj\n"
    ),
    "LaTeX.pdf": lambda: pdf(
        b"/OpenAction 5 0 R",
        more=pdf_stream(
            b"/Type /ObjStm /N 2 /First 8 /Filter /FlateDecode",
            zlib.compress(b"4 0 5 5 << >><< /S /GoTo /D [3 0 R /Fit] >>"),
        ),
    ),
    "link.pdf": lambda: pdf(b"/A << /S /URI /URI (https://www.nhs.uk/) >>"),
    "newlines behind.pdf": lambda: pdf() + b"\r\n\r\n",
    "fields.docx": lambda: with_fields(
        'TOC \\o "1-3"', "PAGE", 'HYPERLINK "https://x.test/database/link"', "MACROBUTTON NoMacro [Click here]"
    ),
    "copied picture.docx": lambda: with_fields('INCLUDEPICTURE "https://www.nhs.uk/a.png" \\* MERGEFORMATINET'),
    "page.docx": lambda: linked("https://www.nhs.uk/?a=b.exe"),
    "mail.docx": lambda: linked("mailto:team@trust.nhs.uk"),
    "own file.docx": lambda: linked("file:///C:/Users/me/audit.xlsx"),
    "beside it.docx": lambda: linked("audit.xlsx"),
    "no extension case.DOCX": office,
    "chart.pptx": with_chart,
    "formulas.xlsx": lambda: with_formulas("SUM(A1:A9)", 'TEXTJOIN("|",TRUE,Sheet2!A1)', "IF(A1&gt;1,Sheet2!A1,0)"),
    "printer.xlsx": lambda: office("xlsx", {"xl/printerSettings/printerSettings1.bin": b"x"}),
    "Excel.csv": lambda: b"\xef\xbb\xbfweek;falls\r\n1;-4\r\n2;+1.5\r\n",
    "old Excel.csv": lambda: "café,£5\r\n".encode("cp1252"),
    "words.csv": lambda: b'who,said\nward 7,"- no, not yet"\n@ward7,a=b\n=====,"5 + 3 (about)"\n',
    "tabs.csv": lambda: b"week\tfalls\n1\t-4\n",
}


@pytest.mark.parametrize("name", SOUND)
def test_sound_files_are_kept_as_they_are(name):
    content = SOUND[name]()
    document = read_document(named(content, name))
    assert (document.name, document.content) == (name, content)

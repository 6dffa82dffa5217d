"""Which files may go with a case study, and what is kept of them."""

import struct
import zipfile
import zlib

import pytest

from sharing_portal.uploads.documents import MAX_BYTES, read_document
from sharing_portal.uploads.errors import UploadRefused
from sharing_portal.uploads.names import display_name

from .files import named, office, pdf, pdf_stream, picture, relations, zipped

WRONG_KIND = "The selected file must be a PDF, Word (docx), Excel (xlsx), PowerPoint (pptx) or CSV"


def refusal(content: bytes, name: str) -> str:
    with pytest.raises(UploadRefused) as refused:
        read_document(named(content, name))
    return refused.value.message


GOOD = {
    "a.pdf": pdf(),
    "a.docx": office("docx"),
    "a.xlsx": office("xlsx"),
    "a.pptx": office("pptx"),
    "a.csv": b"week,falls\n1,4\n2,-1.5\n",
}


@pytest.mark.parametrize("name", GOOD)
def test_every_allowed_kind_is_kept_as_it_is(name):
    document = read_document(named(GOOD[name], name.upper()))
    assert document.content == GOOD[name]
    assert document.name == name.upper()
    assert document.content_type.startswith(("application/", "text/csv"))


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("kind", GOOD)
def test_extension_and_content_must_agree(name, kind):
    if name != kind and not (name.endswith("csv") and kind.endswith("csv")):
        assert refusal(GOOD[kind], name)


@pytest.mark.parametrize(
    "name",
    [
        "a.exe",
        "a.pdf.exe",
        "a.docm",
        "a.xlsm",
        "a.doc",
        "a.svg",
        "a.html",
        "a.zip",
        "a",
        "",
        ".pdf/",
        "a.pdf ",
        "a.csv\u202e.exe",
    ],
)
def test_other_extensions_are_refused_by_the_last_one(name):
    if name.strip(" /").endswith(".pdf") and name.strip() != ".pdf/":
        assert read_document(named(pdf(), name)).name == "a.pdf"
    else:
        assert refusal(pdf(), name) == WRONG_KIND


def test_a_name_that_reads_backwards_shows_its_real_extension():
    assert refusal(pdf(), "report\u202efdp.exe") == WRONG_KIND


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("C:\\Users\\me\\report.pdf", "report.pdf"),
        ("../../etc/report.pdf", "report.pdf"),
        ("re\x00po\nrt\u200b.pdf", "repo rt.pdf"),
        ("  .hidden  .pdf", "hidden.pdf"),
        ("x" * 300 + ".docx", "x" * 145 + ".docx"),
        (".pdf", "file.pdf"),
        ("Café – ward 7 (v1.2).pdf", "Café – ward 7 (v1.2).pdf"),
    ],
)
def test_names_are_cleaned(given, shown):
    assert display_name(given) == shown


def test_empty_and_large_files_are_refused():
    assert refusal(b"", "a.pdf") == "The selected file is empty"
    assert refusal(bytes(MAX_BYTES + 1), "a.pdf") == "The selected file must be smaller than 10 MB"


@pytest.mark.parametrize(
    "bad",
    [
        pdf(b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"),
        pdf(b"/OpenAction 9 0 R"),
        pdf(b"/AA << /O 5 0 R >>"),
        pdf(b"/Names << /EmbeddedFiles 5 0 R >>"),
        pdf(b"/AcroForm << /XFA 5 0 R >>"),
        pdf(b"/X << /S /Launch /F (cmd.exe) >>"),
        pdf(b"/X << /S /J#61vaScript >>"),
        pdf(b"/X << /#4a#53 (x) >>"),
        pdf(b"/X << /S /SubmitForm >>"),
        pdf(more=pdf_stream(b"/Type /EmbeddedFile /Length 3", b"abc")),
        pdf(more=pdf_stream(b"/Type /ObjStm /Filter /FlateDecode", zlib.compress(b"1 0 << /JS (x) >>"))),
        pdf(more=pdf_stream(b"/Type /Obj#53tm /Filter [/FlateDecode]", zlib.compress(b"1 0 << /AA 4 0 R >>"))),
        pdf(more=pdf_stream(b"/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode]", b"aa")),
        pdf(b"(>>\nstream\n") + b"endstream /X << /S /JavaScript >>\n%%EOF",
        pdf(b"(>>\nstream\n) /S /JavaScript (endstream)"),
    ],
)
def test_pdfs_that_act_are_refused(bad):
    assert "Print it to a new PDF" in refusal(bad, "a.pdf")


def test_pdfs_that_only_say_which_page_to_open_are_fine():
    assert read_document(named(pdf(b"/OpenAction [3 0 R /XYZ null null 0]"), "a.pdf"))


def test_packed_pages_are_not_mistaken_for_actions():
    assert read_document(named(pdf(more=pdf_stream(b"/Length 9", b"\x00/AA \x01/JS\n")), "a.pdf"))


def test_locked_and_broken_pdfs_are_refused():
    assert "password" in refusal(pdf(trailer=b"/Encrypt 5 0 R"), "a.pdf")
    assert "could not be read" in refusal(pdf()[:-20], "a.pdf")
    assert "not a PDF" in refusal(b"<html>" + pdf(), "a.pdf")
    broken = pdf_stream(b"/Type /ObjStm /Filter /FlateDecode", b"not packed at all")
    assert "could not be read" in refusal(pdf(more=broken), "a.pdf")


MACRO_TYPE = '<Override PartName="/x" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (office(parts={"word/vbaProject.bin": b"x"}), "macros"),
        (office(parts={"word/VBAPROJECT.BIN": b"x"}), "macros"),
        (office(more_types=MACRO_TYPE), "macros"),
        (office(parts={"word/activeX/activeX1.xml": "<x/>"}), "macros"),
        (office(parts={"word/embeddings/oleObject1.bin": b"x"}), "macros"),
        (office(parts={"word/embeddings/sheet.xlsm": office("xlsx")}), "macros"),
        (office(parts={"word/embeddings/photo.jpg": picture()}), "embedded"),
        (
            office(
                parts={"word/embeddings/a.xlsx": office("xlsx", {"xl/embeddings/b.xlsx": office("xlsx")})},
            ),
            "embedded",
        ),
        (office(parts={"word/embeddings/a.xlsx": office("xlsx", {"xl/vbaProject.bin": b"x"})}), "macros"),
        (
            office(parts={"word/_rels/document.xml.rels": relations("attachedTemplate", "https://x.test/t.dotm")}),
            "links",
        ),
        (office(parts={"word/_rels/document.xml.rels": relations("image", "https://x.test/i.png")}), "links"),
        (office(parts={"word/_rels/document.xml.rels": relations("oleObject", "x", "Internal")}), "embedded"),
        (
            office(parts={"word/x.xml": '<w xmlns="u"><instrText>DDE</instrText><instrText>AUTO c</instrText></w>'}),
            "embedded",
        ),
        (office(parts={"word/x.xml": '<w><fldSimple instr="DDEAUTO cmd"/></w>'}), "embedded"),
        (office("docx", {"word/x.xml": "<ddeLink/>"}), "embedded"),
        (office(parts={"word/x.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}), "could not be read"),
        (
            office(parts={"word/x.xml": '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x><x/>'.encode("utf-16")}),
            "could not",
        ),
        (office(parts={"word/x.vml": "<xml><!DOCTYPE x></xml>"}), "could not be read"),
        (office(parts={"word/x.xml": "<x><y></x>"}), "could not be read"),
        (office(parts={"../outside.xml": "<x/>"}), "could not be read"),
        (office(parts={"/etc/passwd": "x"}), "could not be read"),
        (office(parts={"word\\..\\x.xml": "<x/>"}), "could not be read"),
        (zipped({"a.txt": "x"}), "could not be read"),
        (b"PK\x03\x04 not a zip", "could not be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "older kind"),
        (office()[:-30], "could not be read"),
    ],
)
def test_office_files_that_act_reach_out_or_are_broken_are_refused(content, words):
    assert words in refusal(content, "a.docx")


def test_hyperlinks_and_chart_workbooks_are_fine():
    parts = {
        "word/_rels/document.xml.rels": relations("hyperlink", "https://www.nhs.uk/"),
        "word/embeddings/Microsoft_Excel_Sheet.xlsx": office("xlsx"),
    }
    assert read_document(named(office(parts=parts), "a.docx"))
    assert read_document(named(office("xlsx", {"xl/printerSettings/printerSettings1.bin": b"x"}), "a.xlsx"))


def test_password_protected_zips_are_refused():
    content = bytearray(office())
    central = content.index(b"PK\x01\x02")
    content[central + 8] |= 1
    assert "password" in refusal(bytes(content), "a.docx")


def test_headers_that_lie_about_the_size_are_noticed():
    content = bytearray(office(parts={"word/x.txt": bytes(30 * 1024 * 1024)}))
    entry = content.rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, entry + 24, 10)
    assert refusal(bytes(content), "a.docx")


def test_duplicate_and_overlapping_entries_are_refused():
    import io

    written = io.BytesIO(office())
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(written, "a") as archive:
        archive.writestr("word/document.xml", "<other/>")
    assert "could not be read" in refusal(written.getvalue(), "a.docx")


@pytest.mark.parametrize(
    "content",
    [
        b"a,b\x00c",
        "a,b\n1,2".encode("utf-16"),
        picture("PNG"),
        b"<html><script>alert(1)</script></html>",
        b"  <?xml version='1.0'?><svg/>",
        b"%PDF-1.7 a,b",
        b"{\\rtf1 a}",
        b"a,\x81\x8d\x8f",
        b"#!/bin/sh\nrm,1",
        b"a,b\x1b[2J",
    ],
)
def test_csv_files_that_are_something_else_are_refused(content):
    assert "not a CSV file" in refusal(content, "a.csv")


@pytest.mark.parametrize("cell", ["=cmd|'/c calc'!A0", "\"=cmd|'/c calc'!A0\"", "+cmd|' /c x'!A1", "@x|y!z"])
def test_csv_formulas_that_start_programs_are_refused(cell):
    assert "formula in it" in refusal(f"week,falls\n1,{cell}\n".encode(), "a.csv")


@pytest.mark.parametrize(
    "content", ["naïve,£5\n".encode("cp1252"), "naïve,£5\n".encode(), b"\xef\xbb\xbfa,b\r\n=====,-2,+3,@ward7,- no,a=b"]
)
def test_csv_files_from_excel_are_fine(content):
    assert read_document(named(content, "a.csv")).content == content

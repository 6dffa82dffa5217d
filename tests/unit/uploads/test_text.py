"""The text of files is read whole, hidden words too, and a broken file is never taken for one that was checked."""

import pytest

from sharing_portal.uploads.text import text_in
from tests.unit.uploads.files import office
from tests.unit.uploads.pdf_words import pdf_saying

PDF = pdf_saying("NHS number 943 476 5919")
WORDS = '<d xmlns="w"><p><t>Mrs </t><t>Hart</t></p><p><delText>943 476 </delText><delText>5919</delText></p></d>'


def test_text_of_a_pdf_is_read():
    assert "NHS number 943 476 5919" in text_in(PDF, ".pdf")


def test_words_split_by_markup_stand_together_and_paragraphs_apart():
    text = text_in(office("docx", {"word/document.xml": WORDS}), ".docx")
    assert "Mrs Hart\n943 476 5919" in text


@pytest.mark.parametrize(
    ("kind", "part"),
    [("docx", "word/comments.xml"), ("docx", "word/footnotes.xml"), ("docx", "docProps/core.xml"),
     ("xlsx", "xl/sharedStrings.xml"), ("xlsx", "xl/comments1.xml"), ("pptx", "ppt/slides/slide1.xml"),
     ("pptx", "ppt/notesSlides/notesSlide1.xml")],
)  # fmt: skip
def test_every_part_of_an_office_file_is_read(kind, part):
    assert "MRN 1234567" in text_in(office(kind, {part: "<a><p>MRN 1234567</p></a>"}), f".{kind}")


def test_cells_of_figures_are_kept_apart():
    assert text_in(b"no,n\r\n401 023 2137,5", ".csv") == "no,n\r\n401 023 2137; 5"


def test_text_of_a_csv_file_is_read():
    assert text_in(b"name,no\r\nMary,943 476 5919", ".csv") == "name,no\r\nMary,943 476 5919"


@pytest.mark.parametrize("extension", [".pdf", ".docx", ".xlsx", ".pptx"])
@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 broken %%EOF", b"PK\x03\x04 broken", PDF[:300]])
def test_a_file_that_cannot_be_read_has_no_text(extension, content):
    assert text_in(content, extension) is None

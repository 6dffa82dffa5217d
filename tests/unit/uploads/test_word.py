"""How Word files come apart: what is kept, what is left out, and which files are refused."""

import io
import zipfile

import pytest
from docx.oxml import parse_xml

from sharing_portal.uploads.errors import UploadRefused
from sharing_portal.uploads.word import Box, Paragraph, Picture, Table, read_word
from tests.write_ups.making import DRAWN, W, Writer, complex_field, control, deleted, paragraph, row_of, run, text_box

from .files import office, relations

R = "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"


def blocks_of(*xml: str) -> list:
    writer = Writer()
    for each in xml:
        writer.append(each)
    return read_word(writer.made("a").content).blocks


def texts_of(*xml: str) -> list[str]:
    return [block.text for block in blocks_of(*xml) if isinstance(block, Paragraph)]


def test_headings_are_known_by_style_by_what_it_is_based_on_and_by_outline():
    writer = Writer()
    writer.heading("By style", 2)
    styles = writer.document.styles.element
    styles.append(
        parse_xml(
            f"<w:style {W} w:type='paragraph' w:styleId='Kop'><w:name w:val='Our own'/>"
            "<w:basedOn w:val='Heading3'/></w:style>"
        )
    )
    styles.append(
        parse_xml(
            f"<w:style {W} w:type='paragraph' w:styleId='Snake'><w:name w:val='Snake'/>"
            "<w:basedOn w:val='Snake'/></w:style>"
        )
    )
    writer.append(f"<w:p {W}><w:pPr><w:pStyle w:val='Kop'/></w:pPr>{run('By base')}</w:p>")
    writer.append(f"<w:p {W}><w:pPr><w:outlineLvl w:val='3'/></w:pPr>{run('By outline')}</w:p>")
    writer.append(f"<w:p {W}><w:pPr><w:pStyle w:val='Snake'/></w:pPr>{run('By a style that is based on itself')}</w:p>")
    assert [block.level for block in read_word(writer.made("a").content).blocks] == [2, 3, 4, 0]


def test_letters_that_are_no_words_become_what_people_see():
    xml = "<w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t><w:noBreakHyphen/><w:t>D</w:t><w:softHyphen/>"
    xml += "<w:t>E</w:t><w:sym w:font='Wingdings' w:char='F0E0'/></w:r>"
    assert texts_of(f"<w:p {W}>{xml}</w:p>") == ["A\tB\nC-DE→"]


def test_hidden_letters_and_prompts_are_left_out():
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
    prompt = control(paragraph("prompt"), "<w:showingPlcHdr/>")
    assert texts_of(f"<w:p {W}>{run('Seen')}{hidden}</w:p>", prompt) == ["Seen"]


def test_fields_show_their_results_once_whatever_lies_in_them():
    nested = complex_field("IF 1 = 1", "yes")
    outer = (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>QUOTE </w:instrText></w:r>"
        f"{nested}<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('shown')}"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
    assert texts_of(f"<w:p {W}>{run('A ')}{outer}{run(' B ')}{complex_field('PAGE', '7')}</w:p>") == ["A shown B"]


def test_a_field_without_an_end_hides_nothing_after_its_paragraph():
    begin = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>"
    assert texts_of(f"<w:p {W}>{run('A')}{begin}</w:p>", f"<w:p {W}>{run('B')}</w:p>") == ["A", "B"]


def test_a_list_of_contents_without_an_end_stops_at_the_next_heading():
    contents = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>"
    contents += f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('Aims 3')}"
    heading = f"<w:p {W}><w:pPr><w:outlineLvl w:val='0'/></w:pPr>{run('Aims')}</w:p>"
    assert texts_of(f"<w:p {W}>{contents}</w:p>", f"<w:p {W}>{run('Results 4')}</w:p>", heading) == ["Aims"]


def test_links_are_kept_once_and_their_address_where_it_is_not_shown():
    writer = Writer()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    shown, unseen = (writer.document.part.relate_to(f"https://example.org/{name}", kind, True) for name in "ab")
    links = f"<w:hyperlink r:id='{shown}'>{run('www.example.org/a')}</w:hyperlink>"
    links = links.replace("www.", "") + f"<w:hyperlink r:id='{unseen}'>{run(' our kit')}</w:hyperlink>"
    writer.append(f"<w:p {W} {R}>{links}</w:p>")
    assert read_word(writer.made("a").content).blocks[0].text == "example.org/a our kit\nhttps://example.org/b"


def test_text_boxes_are_read_once_also_inside_one_another():
    inner = text_box(paragraph("inside")).replace(f" {W} {DRAWN}", "")
    box = blocks_of(text_box(paragraph("around"), inner))[0]
    assert isinstance(box, Box)
    assert [type(block) for block in box.blocks] == [Paragraph, Box]


def test_tables_keep_their_columns_where_cells_are_merged():
    wide = f"<w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{paragraph('wide')}</w:tc></w:tr>"
    table = blocks_of(f"<w:tbl {W}>{wide}{control(row_of('a', 'b'))}</w:tbl>")[0]
    assert isinstance(table, Table)
    assert [[bool(cell) for cell in row] for row in table.rows] == [[True, False], [True, True]]


def test_a_paragraph_whose_end_was_deleted_runs_on_and_none_is_lost_at_the_end():
    joined = f"<w:p {W}><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>{run('One ')}{deleted('not ')}</w:p>"
    assert texts_of(joined, f"<w:p {W}>{run('two')}</w:p>") == ["One two"]
    assert texts_of(joined) == ["One"]


def test_headers_and_footers_stand_apart_once_and_without_page_numbers():
    writer = Writer()
    writer.say("problem", "Words")
    section = writer.document.sections[0]
    section.header.paragraphs[0].text = "Harbour Trust – draft"
    section.footer.paragraphs[0]._p.append(parse_xml(f"<w:p {W}>{run('Page ')}</w:p>")[0])
    section.footer.add_paragraph("Harbour Trust – draft")
    section.footer.add_paragraph("Words")
    read = read_word(writer.made("a").content)
    assert [paragraph.text for paragraph in read.asides] == ["Harbour Trust – draft"]


def test_pictures_are_found_with_their_descriptions_and_given_as_they_are():
    writer = Writer()
    writer.picture()
    writer.document.element.xpath("//wp:docPr")[0].set("descr", "A yellow lantern")
    read = read_word(writer.made("a").content)
    picture = read.blocks[0]
    assert isinstance(picture, Picture)
    assert picture.description == "A yellow lantern"
    assert read.content_of(picture).startswith(b"\x89PNG")


def test_words_of_diagrams_and_figures_of_charts_are_read():
    names = "http://schemas.openxmlformats.org/drawingml/2006"
    diagram = (
        f"<d:dataModel xmlns:d='{names}/diagram' xmlns:a='{names}/main'><d:ptLst><d:pt><d:t><a:p><a:r><a:t>Ask</a:t>"
    )
    diagram += "</a:r></a:p></d:t></d:pt></d:ptLst></d:dataModel>"
    chart = f"<c:chartSpace xmlns:c='{names}/chart' xmlns:a='{names}/main'><c:chart><c:title><a:t>Falls</a:t></c:title>"
    chart += "<c:ser><c:tx><c:v>Ward 7</c:v></c:tx><c:cat><c:v>May</c:v></c:cat><c:val><c:v>4</c:v></c:val></c:ser>"
    chart += "</c:chart></c:chartSpace>"
    document = (
        f"<w:document {W} {R} {DRAWN} xmlns:d='{names}/diagram' xmlns:c='{names}/chart'><w:body><w:p><w:r><w:drawing>"
        "<d:relIds r:dm='d1'/><c:chart r:id='c1'/></w:drawing></w:r></w:p></w:body></w:document>"
    )
    rels = relations("diagramData", "diagrams/data1.xml", "Internal").replace("r1", "d1")
    more = relations("chart", "charts/chart1.xml", "Internal").replace("r1", "c1")
    rels = rels.replace("</Relationships>", more[more.index("<Relationship ") :])
    parts = {"word/document.xml": document, "word/_rels/document.xml.rels": rels}
    parts |= {"word/diagrams/data1.xml": diagram, "word/charts/chart1.xml": chart}
    words, figures = read_word(office(parts=parts)).blocks
    assert words.blocks[0].text == "Ask"
    title, table = figures.blocks
    assert title.text == "Falls"
    assert [[cell[0].text if cell else "" for cell in row] for row in table.rows] == [["", "Ward 7"], ["May", "4"]]


SOUND = Writer().made("a").content


def changed(**parts: bytes) -> bytes:
    """A sound file with some parts replaced or added; a name's __ is a slash, its _ a full stop."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SOUND)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        named = {name.replace("__", "/").replace("_", "."): content for name, content in parts.items()}
        for entry in old.infolist():
            if entry.filename not in named:
                new.writestr(entry.filename, old.read(entry))
        for name, content in named.items():
            new.writestr(name, content)
    return written.getvalue()


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
DEEP = (
    f"<w:document {W}><w:body>{'<w:sdt><w:sdtContent>' * 3000}{'</w:sdtContent></w:sdt>' * 3000}</w:body></w:document>"
)
BOMB = f"<w:document {W}><w:body>{'<w:p/>' * 1_600_000}</w:body></w:document>"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (OLD + "WordDocument".encode("utf-16-le"), "older kind of Word file"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"{\\rtf1 words}", "could not be read"),
        (b"%PDF-1.7", "could not be read"),
        (SOUND[:-40], "could not be read"),
        (SOUND[40:], "could not be read"),
        (changed(word__document_xml=b"<w:document"), "could not be read"),
        (changed(word__document_xml=b"<nothing/>"), "could not be read"),
        (changed(word__document_xml=DEEP.encode()), "could not be read"),
        (changed(word__document_xml=b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"), "could not be read"),
        (changed(word__styles_xml=b"<!DOCTYPE x SYSTEM 'file:///etc/passwd'><x/>"), "could not be read"),
        (changed(word__document_xml=BOMB.encode()), "too long to read"),
        (changed(word__vbaProject_bin=b"x"), "macros"),
        (changed(word__embeddings__oleObject1_bin=b"x"), "macros"),
        (
            changed(word___rels__settings_xml_rels=relations("attachedTemplate", "https://x.test/t.dotm").encode()),
            "links",
        ),
        (changed(word___rels__footer1_xml_rels=relations("image", "file://host/x.png").encode()), "links"),
    ],
)
def test_files_that_cannot_be_read_safely_are_refused(content, words):
    with pytest.raises(UploadRefused, match=words):
        read_word(content)

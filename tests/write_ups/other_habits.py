"""Write-ups by other authors: stories, headings and programs that the tables and the reader were not made from."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt

from .making import Made, W, Writer, control, deleted, escaped, inserted, paragraph, row_of, run, set_cell, with_note
from .stories import Story

_HERE = Path(__file__).parent
UNSEEN: dict[str, Story] = json.loads((_HERE / "unseen_stories.json").read_text(encoding="utf-8"))
# Stories that stand neither in the tables nor among the examples the reader counts words of.
HELD_OUT: dict[str, Story] = json.loads((_HERE / "held_out_stories.json").read_text(encoding="utf-8"))
(AMBULANCE, MATERNITY, CAMHS, RADIOLOGY, DENTAL, WOUNDS, PRISON, PHARMACY, THEATRES, CHAPLAINS, LETTERS,
 FRONTDOOR) = UNSEEN.values()  # fmt: skip

_SECTIONS = ("problem", "context", "what_we_did", "outcomes", "tipping_points", "pitfalls", "credits", "resources")
_OLD_NAMES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
    "http://schemas.openxmlformats.org/drawingml/2006/": "http://purl.oclc.org/ooxml/drawingml/",
}


def _sets_of_headings() -> dict[str, dict[str, str]]:
    """The sets in unseen_headings.txt by name: a heading for each section."""
    lines = (_HERE / "unseen_headings.txt").read_text(encoding="utf-8").splitlines()
    named = (line.partition(": ") for line in lines if line and not line.startswith("#"))
    return {name: dict(zip(_SECTIONS, headings.split("; "), strict=True)) for name, _, headings in named}


(
    PLAIN_ENGLISH,
    CAPITALS,
    NUMBERED,
    BILINGUAL,
    WELSH_BELOW,
    EMOJI,
    TEMPLATE,
    JOURNAL,
    ONE_WORD,
    CHATTY,
    RUN_IN,
    LOCKED_FORM,
) = _sets_of_headings().values()


def _titled(story: Story) -> Writer:
    writer = Writer()
    writer.heading(story["title"][0], 0)
    return writer


def _told(writer: Writer, story: Story, headings: dict[str, str], put: Callable[[str], object]) -> None:
    for section, heading in headings.items():
        put(heading)
        for words in story[section]:
            writer.say(section, words)


def styles_of_ones_own() -> Made:
    """Headings in a style somebody made: large and bold, based on nothing, with a name nobody else has."""
    writer = _titled(AMBULANCE)
    style = writer.document.styles.add_style("Corporate Blue Banner", WD_STYLE_TYPE.PARAGRAPH)
    style.font.size, style.font.bold = Pt(16), True
    _told(writer, AMBULANCE, PLAIN_ENGLISH, lambda words: writer.document.add_paragraph(words, style=style))
    return writer.made("styles of one's own")


def capitals_with_colons() -> Made:
    """Headings in capitals with a colon, neither bold nor large."""
    writer = Writer()
    writer.title = MATERNITY["title"][0]
    writer.bold(writer.title)
    _told(writer, MATERNITY, CAPITALS, writer.document.add_paragraph)
    return writer.made("capitals with colons")


def typed_numbers() -> Made:
    """Two levels of numbers typed before plain bold lines, with a cover and a list of contents typed by hand."""
    writer = Writer()
    writer.title = CAMHS["title"][0]
    writer.large(writer.title, 26)
    _told(writer, CAMHS, NUMBERED, writer.bold)
    return writer.made("typed numbers")


def bilingual() -> Made:
    """Headings in Welsh and English in one line."""
    writer = _titled(RADIOLOGY)
    _told(writer, RADIOLOGY, BILINGUAL, writer.heading)
    return writer.made("bilingual")


def english_then_welsh() -> Made:
    """Headings in English and Welsh in one line."""
    writer = _titled(DENTAL)
    _told(writer, DENTAL, WELSH_BELOW, writer.bold)
    return writer.made("English then Welsh")


def pictograms() -> Made:
    """Headings that begin with pictograms."""
    writer = _titled(WOUNDS)
    _told(writer, WOUNDS, EMOJI, writer.heading)
    return writer.made("pictograms")


def template_questions() -> Made:
    """A template's long questions as headings, each with its instructions, answers in content controls."""
    writer = _titled(PRISON)
    for section, question in TEMPLATE.items():
        writer.bold(question)
        for words in PRISON[section]:
            writer.append(control(f"<w:p>{control(run(writer.expect(section, words)))}</w:p>"))
    return writer.made("template questions")


def journal() -> Made:
    """An article with footnotes, endnotes and an equation."""
    writer = _titled(PHARMACY)
    _told(writer, PHARMACY, JOURNAL, writer.heading)
    last = writer.say("resources", "The costing follows the usual method.")
    with_note(writer, last, writer.expect("resources", "Costs are in pounds of 2023."))
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    equation = f"<m:oMath xmlns:m='{math}'><m:r><m:t>r = n/d</m:t></m:r></m:oMath>"
    writer.append(
        f"<w:p {W}>{run(writer.expect('resources', 'The rate is '))}{equation}{run(' for each resident.')}</w:p>"
    )
    return writer.made("journal")


def one_word() -> Made:
    """Underlined headings of one word."""
    writer = Writer()
    writer.title = THEATRES["title"][0]
    writer.document.add_paragraph(writer.title)

    def underline(words: str) -> None:
        writer.document.add_paragraph().add_run(words).underline = True

    _told(writer, THEATRES, ONE_WORD, underline)
    return writer.made("one word")


def chatty() -> Made:
    """Chatty headings of the second level, with bullets below."""
    writer = Writer()
    writer.title = CHAPLAINS["title"][0]
    writer.heading(writer.title, 1)
    for section, heading in CHATTY.items():
        writer.heading(heading, 2)
        for words in CHAPLAINS[section]:
            writer.say(section, words, style="List Bullet")
    return writer.made("chatty")


def broken_runs() -> Made:
    """Bold beginnings that Word wrote in several pieces, with marks for spelling between them."""
    writer = _titled(LETTERS)
    for section, label in RUN_IN.items():
        for number, words in enumerate(LETTERS[section]):
            pieces = ""
            if not number:
                bold = "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>{}</w:t></w:r>"
                spelling = "<w:proofErr w:type='spellStart'/>"
                pieces = spelling.join(bold.format(escaped(part)) for part in (label[:3], label[3:], ":", " "))
            half = len(words) // 2
            writer.append(f"<w:p {W}>{pieces}{run(words[:half])}{run(words[half:])}</w:p>")
            writer.expect(section, words)
    return writer.made("broken runs")


def line_breaks() -> Made:
    """Headings with line breaks after them instead of the end of a paragraph."""
    writer = _titled(FRONTDOOR)
    for section, heading in CAPITALS.items():
        written = writer.document.add_paragraph(heading)
        for words in FRONTDOOR[section]:
            written.add_run().add_break()
            written.add_run(writer.expect(section, words))
    return writer.made("line breaks")


def form_in_a_table() -> Made:
    """A form in a table: a column of names, answers with figures in a table inside, and a row across."""
    writer = Writer()
    table = writer.document.add_table(rows=0, cols=2)
    writer.title = AMBULANCE["title"][0]
    for words, answer in (("Project name", writer.title), ("Date", "May 2024")):
        cells = table.add_row().cells
        set_cell(cells[0], words)
        set_cell(cells[1], answer)
    for section, heading in LOCKED_FORM.items():
        cells = table.add_row().cells
        set_cell(cells[0], heading, bold_first=True)
        set_cell(cells[1], *(writer.expect(section, words) for words in AMBULANCE[section]))
        if section == "outcomes":
            inner = cells[1].add_table(rows=2, cols=3)
            values = ("Measure", "Baseline", "After", "Mean minutes on the floor", "252", "65")
            for cell, words in zip(inner._cells, values, strict=True):
                set_cell(cell, words)
            writer.expect("outcomes", "Mean minutes on the floor | 252 | 65")
    return writer.made("form in a table")


def worked_on() -> Made:
    """A draft with changes of letters and of looks, a deleted heading, comments, and a header and footer."""
    writer = _titled(CAMHS)
    section = writer.document.sections[0]
    section.header.paragraphs[0].text = writer.expect(None, "Not for circulation outside the borough")
    section.footer.paragraphs[0].text = "Page 1 of 4"
    for name, heading in PLAIN_ENGLISH.items():
        writer.heading(heading)
        for words in CAMHS[name]:
            half = words.index(" ", len(words) // 2)
            look = "<w:rPr><w:rPrChange w:id='9' w:author='A'><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr>"
            rest = f"<w:r>{look}<w:t xml:space='preserve'>{escaped(words[half:])}</w:t></w:r>"
            writer.append(f"<w:p {W}>{inserted(words[:half])}{deleted(' Zebra')}{rest}</w:p>")
            writer.expect(name, words)
    gone = "<w:pPr><w:pStyle w:val='Heading1'/><w:rPr><w:del w:id='5' w:author='A'/></w:rPr></w:pPr>"
    writer.append(f"<w:p {W}>{gone}{deleted('Zebra heading')}</w:p>")
    writer.append(f"<w:p {W}>{run(writer.expect('resources', 'And a kettle.'))}</w:p>")
    writer.unwanted += ["Zebra", "Page 1"]
    return writer.made("worked on")


def strange_letters() -> Made:
    """Soft hyphens, marks for the direction of letters, hard spaces, symbols and ligatures."""
    writer = _titled(WOUNDS)
    _told(writer, WOUNDS, RUN_IN, lambda words: writer.bold(f"\u200e{words[:2]}\u00ad{words[2:]}\u00a0"))
    written = writer.document.add_paragraph("From 5\u00a0to\u00a03\u202fdays \u2192 bet\u00adter.\u200f")
    writer.passages.append(("resources", "From 5 to 3 days → better."))
    written.add_run("\t\u2713")
    return writer.made("strange letters")


def with_other_names(made: Made, name: str) -> Made:
    """A file as Word saves it on request: the strict edition of the format, with other names for everything."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made.content)) as before, zipfile.ZipFile(written, "w") as after:
        for part in before.namelist():
            content = before.read(part)
            if part.endswith((".xml", ".rels")):
                for old, new in _OLD_NAMES.items():
                    content = content.replace(old.encode(), new.encode())
            after.writestr(part, content)
    return replace(made, name=name, content=written.getvalue())


def strict() -> Made:
    """The strict edition of the format."""
    return with_other_names(styles_of_ones_own(), "strict")


def from_google() -> Made:
    """As Google Docs writes it: a look for every run, no style for the text, headings with ids of links."""
    made = chatty()
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made.content)) as before, zipfile.ZipFile(written, "w") as after:
        for part in before.namelist():
            content = before.read(part).decode("utf-8") if part == "word/document.xml" else before.read(part)
            if isinstance(content, str):
                content = content.replace("<w:r><w:t", '<w:r><w:rPr><w:rtl w:val="0"/></w:rPr><w:t')
                content = re.sub(r"(<w:pPr>.*?</w:pPr>)", r'\1<w:bookmarkStart w:id="0" w:name="_x"/>', content)
            after.writestr(part, content)
    return replace(made, name="from Google", content=written.getvalue())


def from_libreoffice() -> Made:
    """As LibreOffice writes it: ids of styles in another language, text in a style of its own."""
    made = bilingual()
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made.content)) as before, zipfile.ZipFile(written, "w") as after:
        for part in before.namelist():
            content = before.read(part)
            if part in {"word/document.xml", "word/styles.xml"}:
                content = content.replace(b'"Heading1"', b'"berschrift1"').replace(b'"Title"', b'"Titel"')
                content = content.replace(b'w:name w:val="Titel"', b'w:name w:val="Title"')
            after.writestr(part, content)
    return replace(made, name="from LibreOffice", content=written.getvalue())


def columns_of_a_poster() -> Made:
    """A poster as a table of three columns with the title across, each cell with several headings."""
    writer = Writer()
    writer.title = THEATRES["title"][0]
    table = writer.document.add_table(rows=2, cols=3)
    table.rows[0].cells[0].merge(table.rows[0].cells[2])
    set_cell(table.rows[0].cells[0], writer.title, bold_first=True)
    parts = (
        ("problem", "context", "what_we_did"),
        ("outcomes", "tipping_points"),
        ("pitfalls", "resources", "credits"),
    )
    for cell, sections in zip(table.rows[1].cells, parts, strict=True):
        for section in sections:
            cell.add_paragraph().add_run(CHATTY[section]).bold = True
            for words in THEATRES[section]:
                cell.add_paragraph(writer.expect(section, words))
    return writer.made("columns of a poster")


def rows_in_controls() -> Made:
    """Rows of figures in a repeating content control."""
    writer = _titled(DENTAL)
    writer.heading("Aim")
    writer.say("problem", DENTAL["problem"][0])
    writer.heading("Results so far")
    writer.say("outcomes", DENTAL["outcomes"][0])
    rows = row_of("Indicator", "Baseline", "After") + control(row_of("Consent", "48%", "86%"))
    writer.append(f"<w:tbl {W}>{rows}</w:tbl>")
    writer.expect("outcomes", "Consent | 48% | 86%")
    writer.append(f"<w:p {W}><w:r><w:sym w:font='Wingdings' w:char='F0E0'/></w:r>{run(' see the next page')}</w:p>")
    writer.expect("outcomes", "→ see the next page")
    writer.append(control(paragraph(writer.expect("outcomes", "A paragraph in a control."))))
    return writer.made("rows in controls")


def _plain(story: Story, order: Iterable[str]) -> Made:
    writer = Writer()
    writer.title = story["title"][0]
    writer.document.add_paragraph(writer.title)
    for section in order:
        for words in story[section]:
            writer.say(section, words)
    return writer.made("plain", has_headings=False)


def without_headings() -> list[Made]:
    """The stories held out as plain paragraphs, in the order people often tell them and in another."""
    usual = ("problem", "context", "what_we_did", "outcomes", "tipping_points", "pitfalls", "credits", "resources")
    other = ("context", "problem", "what_we_did", "tipping_points", "outcomes", "pitfalls", "resources", "credits")
    return [_plain(story, order) for story in HELD_OUT.values() for order in (usual, other)]


HABITS: list[Callable[[], Made]] = [
    styles_of_ones_own, capitals_with_colons, typed_numbers, bilingual, english_then_welsh, pictograms,
    template_questions, journal, one_word, chatty, broken_runs, line_breaks, form_in_a_table, worked_on,
    strange_letters, strict, from_google, from_libreoffice, columns_of_a_poster, rows_in_controls,
]  # fmt: skip

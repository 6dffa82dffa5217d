"""Write-ups that were worked on: tracked changes, comments, content controls, fields and notes."""

from .making import (
    Made,
    W,
    Writer,
    complex_field,
    control,
    deleted,
    inserted,
    paragraph,
    row_of,
    run,
    with_note,
)
from .stories import HYDRATION, PHONES


def tracked() -> Made:
    """A report with tracked changes, comments and moved text."""
    writer = Writer()
    writer.heading(HYDRATION["title"][0], 0)
    writer.heading("Problem", 1)
    first = writer.say("problem", HYDRATION["problem"][0])
    writer.document.add_comment(first.runs, text="Zebra comment: can we say this?", author="B", initials="B")
    writer.heading("What we did", 1)
    writer.expect("what_we_did", "We moved the trolley to the lounge and kept it there.")
    changed = deleted("Zebra deleted ") + inserted("to the lounge ")
    writer.append(f"<w:p {W}>{run('We moved the trolley ')}{changed}{run('and kept it there.')}</w:p>")
    writer.append(
        f"<w:p {W}><w:pPr><w:rPr><w:del w:id='5' w:author='A'/></w:rPr></w:pPr>{deleted('Zebra paragraph.')}</w:p>"
    )
    joined = writer.expect("what_we_did", "Two halves of one sentence, now together.")
    writer.append(f"<w:p {W}><w:pPr><w:rPr><w:del w:id='6' w:author='A'/></w:rPr></w:pPr>{run(joined[:20])}</w:p>")
    writer.append(f"<w:p {W}>{run(joined[20:])}</w:p>")
    moved = "Every round was tried on one floor first."
    writer.append(f"<w:p {W}><w:moveFrom w:id='8' w:author='A'>{run('Zebra moved away.')}</w:moveFrom></w:p>")
    writer.append(
        f"<w:p {W}><w:moveTo w:id='9' w:author='A'>{run(writer.expect('what_we_did', moved))}</w:moveTo></w:p>"
    )
    row = f"<w:tr><w:trPr><w:del w:id='4' w:author='A'/></w:trPr><w:tc>{paragraph('Zebra row')}</w:tc></w:tr>"
    kept = paragraph(writer.expect("what_we_did", "A row that stays."))
    writer.append(f"<w:tbl {W}>{row}<w:tr><w:tc>{kept}</w:tc></w:tr></w:tbl>")
    writer.heading("Outcomes", 1)
    writer.say("outcomes", HYDRATION["outcomes"][0])
    writer.unwanted += ["Zebra"]
    return writer.made("tracked changes")


def controls_and_fields() -> Made:
    """A form template: content controls, hyperlinks, fields, a list of contents, a footnote."""
    writer = Writer()
    writer.heading(PHONES["title"][0], 0)
    contents = (
        f"<w:p {W}><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>"
        f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('Zebra background 3')}</w:p>"
    )
    writer.append(contents)
    writer.append(f"<w:p {W}>{run('Zebra results 4')}<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>")
    writer.heading("Background", 1)
    writer.append(control(f"<w:p>{control(run(writer.expect('problem', PHONES['problem'][0])))}</w:p>"))
    writer.append(control(paragraph("Zebra: click here to enter text"), "<w:showingPlcHdr/>"))
    writer.heading("What we did", 1)
    linked = writer.expect("what_we_did", "We wrote five questions and put them on our website for anybody to copy.")
    address = writer.document.part.relate_to(
        "https://example.org/five",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        True,
    )
    writer.append(
        f"<w:p {W} xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>{run(linked[:9])}"
        f"<w:hyperlink r:id='{address}'>{run(linked[9:23])}</w:hyperlink>"
        f"{complex_field('HYPERLINK zebra', linked[23:40])}"
        f"<w:fldSimple w:instr=' REF zebra '>{run(linked[40:])}</w:fldSimple></w:p>"
    )
    noted = writer.say("what_we_did", PHONES["what_we_did"][1])
    with_note(writer, noted, writer.expect("what_we_did", "In January only one partner did this."))
    writer.heading("Results", 1)
    rows = [row_of("Measure", "Before", "After"), control(row_of("Minutes on the phone", "38", "4"))]
    writer.append(f"<w:tbl {W}>{''.join(rows)}</w:tbl>")
    writer.expect("outcomes", "Minutes on the phone | 38 | 4")
    writer.unwanted += ["Zebra", "zebra"]
    return writer.made("controls and fields")

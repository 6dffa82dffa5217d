"""More write-ups: the same kinds with other wordings and other habits, none of which the tables were made from."""

import io
from collections.abc import Callable

from docx import Document

from .kinds import UNUSUAL, bold_lines, plain_paragraphs, styled
from .making import Made, W, Writer, control, paragraph, set_cell, text_box
from .stories import CHEMIST, GLOVES, HYDRATION, LANTERNS, PHONES, SEPSIS

# Headings as other teams might put them: some near the table's, most not in it.
HOMELY = {
    "context": "Who we are and what our days are like",
    "problem": "What was bothering us",
    "what_we_did": "What we tried, and in which order",
    "tipping_points": "How we got the doubters on our side",
    "outcomes": "What we noticed afterwards",
    "pitfalls": "If only somebody had told us",
    "resources": "What it takes in time and money",
    "credits": "Hats off to",
}
FORMAL = {
    "problem": "Rationale for the improvement",
    "context": "Organisational setting and population served",
    "what_we_did": "Description of the change package",
    "outcomes": "Impact on patients and staff",
    "tipping_points": "Securing clinical engagement",
    "pitfalls": "Learning and recommendations for other sites",
    "resources": "Staffing, equipment and cost",
    "credits": "Project team and acknowledgements",
}
QUESTIONS = {
    "problem": "Q1. Why did this need doing?",
    "what_we_did": "Q2. What exactly did you change?",
    "outcomes": "Q3. How do you know it worked?",
    "tipping_points": "Q4. Who was against it, and what brought them round?",
    "pitfalls": "Q5. What would you tell others not to bother with?",
    "context": "Q6. What about your place helped or hindered?",
    "resources": "Q7. What do others need to buy or borrow?",
    "credits": "Q8. Who should be thanked?",
}
SHORT = {
    "problem": "Why",
    "context": "Where",
    "what_we_did": "How",
    "outcomes": "Impact",
    "tipping_points": "Turning points",
    "pitfalls": "Traps",
    "resources": "Kit",
    "credits": "Who",
}


def homely() -> Made:
    """Homely headings by style."""
    return styled(CHEMIST, HOMELY)


def formal() -> Made:
    """Formal headings in bold."""
    return bold_lines(SEPSIS, FORMAL)


def questions() -> Made:
    """Numbered questions for headings."""
    return styled(LANTERNS, QUESTIONS)


def short() -> Made:
    """Headings of one word."""
    return bold_lines(PHONES, SHORT)


def second_level() -> Made:
    """The title as a first-level heading, sections of the second level, some text split on the third."""
    writer = Writer()
    writer.heading(GLOVES["title"][0], 1)
    writer.title = GLOVES["title"][0]
    for section, heading in UNUSUAL.items():
        writer.heading(heading, 2)
        for number, words in enumerate(GLOVES[section]):
            if number:
                writer.heading("And another thing", 3)
            writer.say(section, words)
    return writer.made("second level")


def underlined() -> Made:
    """Underlined lines with a colon for headings, and a title that is only a line."""
    writer = Writer()
    writer.title = HYDRATION["title"][0]
    writer.document.add_paragraph(writer.title)
    headings = {
        "problem": "Issue:",
        "what_we_did": "Action taken:",
        "outcomes": "Outcome:",
        "pitfalls": "Learning points:",
    }
    for section, heading in headings.items():
        writer.document.add_paragraph().add_run(heading).underline = True
        for words in HYDRATION[section]:
            writer.say(section, words)
    return writer.made("underlined")


def plain_headings() -> Made:
    """Headings that are plain short lines."""
    writer = Writer()
    writer.title = LANTERNS["title"][0]
    writer.document.add_paragraph(writer.title)
    headings = {
        "problem": "The problem",
        "what_we_did": "Our approach",
        "outcomes": "What happened",
        "credits": "With thanks to",
    }
    for section, heading in headings.items():
        writer.document.add_paragraph(heading)
        for words in LANTERNS[section]:
            writer.say(section, words)
    return writer.made("plain headings")


def heading_rows() -> Made:
    """A poster of three columns: a row of headings, a row of text, and the same again."""
    writer = Writer()
    writer.title = CHEMIST["title"][0]
    writer.large(writer.title, 32)
    table = writer.document.add_table(rows=4, cols=3)
    halves = (("problem", "what_we_did", "outcomes"), ("tipping_points", "pitfalls", "credits"))
    names = (("Introduction", "Method", "Results"), ("Getting buy-in", "Challenges", "Contributors"))
    for half, (sections, headings) in enumerate(zip(halves, names, strict=True)):
        for column, (section, heading) in enumerate(zip(sections, headings, strict=True)):
            set_cell(table.cell(2 * half, column), heading, bold_first=True)
            set_cell(table.cell(2 * half + 1, column), *(writer.expect(section, words) for words in CHEMIST[section]))
    return writer.made("heading rows")


def parted_boxes() -> Made:
    """Text boxes with a heading each, and other text boxes with the text below it."""
    writer = Writer()
    writer.title = SEPSIS["title"][0]
    writer.append(text_box(paragraph(writer.title, bold=True)))
    for section, heading in (
        ("problem", "Why?"),
        ("what_we_did", "Method"),
        ("outcomes", "Key findings"),
        ("pitfalls", "Limitations"),
    ):
        writer.append(text_box(paragraph(heading, bold=True)))
        writer.append(text_box(*(paragraph(writer.expect(section, words)) for words in SEPSIS[section])))
    return writer.made("parted boxes")


def columns() -> Made:
    """A two-column page by section settings, with line breaks after bold headings."""
    writer = Writer()
    writer.heading(PHONES["title"][0], 0)
    for section, heading in (
        ("problem", "Aims"),
        ("what_we_did", "What did we do?"),
        ("outcomes", "What did we find?"),
    ):
        for number, words in enumerate(PHONES[section]):
            written = writer.document.add_paragraph()
            if not number:
                written.add_run(heading).bold = True
                written.add_run().add_break()
            written.add_run(writer.expect(section, words))
    cols = writer.document.sections[0]._sectPr.xpath("./w:cols")[0]
    cols.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}num", "2")
    return writer.made("columns")


def bullets() -> Made:
    """Bold labels in bullets, and a list below a heading that only looks like labels."""
    writer = Writer()
    writer.heading(HYDRATION["title"][0], 0)
    for label, section in (("Problem", "problem"), ("What we did", "what_we_did"), ("Results", "outcomes")):
        written = writer.document.add_paragraph(style="List Bullet")
        written.add_run(f"{label}: ").bold = True
        written.add_run(writer.expect(section, " ".join(HYDRATION[section])))
    writer.heading("What we used", 1)
    for label, words in (("Training", "an hour for each carer"), ("Results board", "a whiteboard in the hall")):
        written = writer.document.add_paragraph(style="List Bullet")
        written.add_run(f"{label}: ").bold = True
        written.add_run(writer.expect("resources", words))
    return writer.made("bullets")


def pdsa_headings() -> Made:
    """PDSA cycles as headings, with the four steps as labels."""
    writer = Writer()
    writer.heading("Hydration rounds: our PDSA cycles", 0)
    for number, words in enumerate((HYDRATION["what_we_did"], PHONES["what_we_did"]), 1):
        writer.heading(f"PDSA cycle {number}", 1)
        writer.run_in("Plan:", "what_we_did", f"Try it on floor {number} for one week.", bold=False)
        writer.run_in("Do:", "what_we_did", words[0], bold=False)
        writer.run_in("Study:", "outcomes", f"Intake rose by {number * 110} ml a day.", bold=False)
        writer.run_in("Act:", "what_we_did", f"Go on to floor {number + 1}.", bold=False)
    return writer.made("pdsa headings")


def whole_form() -> Made:
    """A filled-in form as a table whose cells are content controls, with rows of one wide heading each."""
    writer = Writer()
    names = {
        "problem": "Describe the problem you set out to solve",
        "what_we_did": "Describe what you changed",
        "outcomes": "What were the results?",
        "pitfalls": "What would you do differently?",
        "credits": "Project team",
    }
    rows = ""
    for section, name in names.items():
        said = "".join(paragraph(writer.expect(section, words)) for words in GLOVES[section])
        rows += f"<w:tr><w:tc>{paragraph(name, bold=True)}</w:tc></w:tr><w:tr><w:tc>{control(said)}</w:tc></w:tr>"
    writer.append(f"<w:tbl {W}>{rows}</w:tbl>")
    return writer.made("whole form")


def other_orders() -> list[Made]:
    """Paragraphs without headings, in other orders."""
    first = ["problem", "what_we_did", "tipping_points", "pitfalls", "outcomes", "context", "resources", "credits"]
    second = ["context", "problem", "what_we_did", "outcomes", "pitfalls", "tipping_points", "resources", "credits"]
    return [
        plain_paragraphs(story, order) for story in (CHEMIST, GLOVES, HYDRATION, LANTERNS) for order in (first, second)
    ]


def empty() -> bytes:
    """A Word file with nothing in it."""
    written = io.BytesIO()
    Document().save(written)
    return written.getvalue()


MORE: list[Callable[[], Made]] = [
    homely, formal, questions, short, second_level, underlined, plain_headings, heading_rows, parted_boxes, columns,
    bullets, pdsa_headings, whole_form,
]  # fmt: skip

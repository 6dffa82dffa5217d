"""The kinds of write-ups teams have, each as a Word file with what must come of it."""

from collections.abc import Callable

from .edited_kinds import controls_and_fields, tracked
from .making import (
    Made,
    Writer,
    paragraph,
    set_cell,
    text_box,
)
from .stories import CHEMIST, GLOVES, HYDRATION, LANTERNS, PHONES, SECTIONS, SEPSIS, Story

HEADINGS = {
    "problem": "Background",
    "context": "Setting",
    "what_we_did": "What we did",
    "tipping_points": "Tipping points",
    "outcomes": "Results",
    "pitfalls": "Lessons learned",
    "credits": "Acknowledgements",
    "resources": "Resources",
}
NUMBERED = {
    "problem": "1. Problem statement",
    "context": "2. Local context",
    "what_we_did": "3. Methods",
    "outcomes": "4. Findings",
    "tipping_points": "4.1 How we won people over",
    "pitfalls": "5. Challenges",
    "resources": "6. Costs and resources",
    "credits": "7. Project team",
}
# None of these stands in the table of headings.
UNUSUAL = {
    "problem": "Why we could not leave things as they were",
    "context": "A few words about our corner of the county",
    "what_we_did": "How we went about changing it",
    "tipping_points": "The day the sceptics came round",
    "outcomes": "So has it made any difference?",
    "pitfalls": "Things we would never do again",
    "credits": "The people behind all this",
    "resources": "What you need to get hold of first",
}


def styled(story: Story = LANTERNS, headings: dict[str, str] = HEADINGS) -> Made:
    """A report with heading styles."""
    writer = Writer()
    writer.heading(story["title"][0], 0)
    for section, heading in headings.items():
        writer.heading(heading, 2 if heading[:4] == "4.1 " else 1)
        for words in story[section]:
            writer.say(section, words)
    return writer.made("styled")


def numbered() -> Made:
    """A report with numbers typed before its headings, one of them below another."""
    return styled(PHONES, NUMBERED)


def unusual(story: Story = GLOVES) -> Made:
    """A report whose headings are like nobody else's."""
    return styled(story, UNUSUAL)


def bold_lines(story: Story = HYDRATION, headings: dict[str, str] = HEADINGS) -> Made:
    """A report with bold lines for headings and a title in large letters."""
    writer = Writer()
    writer.title = story["title"][0]
    writer.large(writer.title)
    for section, heading in headings.items():
        writer.bold(heading)
        for words in story[section]:
            writer.say(section, words)
    return writer.made("bold lines")


def capitals() -> Made:
    """A report with headings in capitals."""
    return bold_lines(CHEMIST, {section: heading.upper() for section, heading in HEADINGS.items()})


def abstract() -> Made:
    """A structured abstract: bold headings that run in the text, authors below the title."""
    writer = Writer()
    writer.bold(SEPSIS["title"][0])
    writer.title = SEPSIS["title"][0]
    writer.say("credits", "Winifred Askrigg, Emeka Thornaby and Tomos Bevan, Staithebridge Hospitals NHS Trust")
    for label, section in (
        ("Background:", "problem"),
        ("Setting.", "context"),
        ("Methods:", "what_we_did"),
        ("Results:", "outcomes"),
        ("Limitations –", "pitfalls"),
        ("Acknowledgements:", "credits"),
    ):
        writer.run_in(label, section, " ".join(SEPSIS[section]))
    return writer.made("abstract")


def one_paragraph() -> Made:
    """An abstract in a single paragraph with plain labels."""
    writer = Writer()
    writer.title = "Seven drinks rounds at Rowan Court"
    writer.document.add_paragraph(writer.title)
    said = [
        f"{label}: {writer.expect(section, ' '.join(HYDRATION[section]))}"
        for label, section in (
            ("Aim", "problem"),
            ("Method", "what_we_did"),
            ("Outcomes", "outcomes"),
            ("Lessons learned", "pitfalls"),
        )
    ]
    writer.document.add_paragraph(" ".join(said))
    return writer.made("one paragraph")


def plain_paragraphs(story: Story = PHONES, order: list[str] = SECTIONS) -> Made:
    """Paragraphs without any heading."""
    writer = Writer()
    writer.title = story["title"][0]
    writer.document.add_paragraph(writer.title)
    for section in order:
        for words in story[section]:
            writer.say(section, words)
    return writer.made("plain paragraphs", has_headings=False)


def squire() -> Made:
    """An article by the SQUIRE guideline: four questions with sections below."""
    writer = Writer()
    writer.heading(SEPSIS["title"][0], 0)
    writer.heading("Introduction", 1)
    writer.heading("Problem description", 2)
    writer.say("problem", SEPSIS["problem"][0])
    writer.heading("Available knowledge", 2)
    writer.say("problem", "Reviews agree that each hour of delay is associated with higher mortality in septic shock.")
    writer.heading("Specific aims", 2)
    writer.say("problem", "To give the first dose within one hour to 80% of patients by June 2023.")
    writer.heading("Methods", 1)
    writer.heading("Context", 2)
    writer.say("context", SEPSIS["context"][0])
    writer.heading("Intervention(s)", 2)
    writer.say("what_we_did", SEPSIS["what_we_did"][0])
    writer.heading("Study of the Intervention(s)", 2)
    writer.say("what_we_did", SEPSIS["what_we_did"][1])
    writer.heading("Measures", 2)
    writer.say("what_we_did", SEPSIS["what_we_did"][2])
    writer.heading("Ethical considerations", 2)
    writer.say("what_we_did", "The trust's audit office registered this as service improvement.")
    writer.heading("Results", 1)
    for words in SEPSIS["outcomes"]:
        writer.say("outcomes", words)
    writer.heading("Discussion", 1)
    writer.heading("Interpretation", 2)
    writer.say("outcomes", "The gain was larger at night, when the department had been slowest.")
    writer.heading("Limitations", 2)
    writer.say("pitfalls", SEPSIS["pitfalls"][0])
    writer.heading("Conclusions", 2)
    writer.say("outcomes", "A box and a name did what two years of reminders had not.")
    writer.heading("Funding", 1)
    writer.say("resources", "The trust's charity paid £900 for the first boxes.")
    writer.heading("References", 1)
    writer.say(None, "1. Nobody A, Noone B. A made-up paper about antibiotics. J Fict Med 2019;1:1-9.")
    return writer.made("squire")


def pdsa_log() -> Made:
    """A log of PDSA cycles as a table, below an aim."""
    writer = Writer()
    writer.heading("PDSA log: discharge medicines", 0)
    writer.heading("Aim", 1)
    writer.say("problem", CHEMIST["problem"][0])
    table = writer.document.add_table(rows=1, cols=5)
    for cell, words in zip(table.rows[0].cells, ("Cycle", "Plan", "Do", "Study", "Act"), strict=True):
        set_cell(cell, words, bold_first=True)
    for number, words in enumerate(
        (
            (
                "Label medicines for six patients on Monday.",
                "Six labelled; one refused.",
                "The wait fell from 5 hours to 3 hours.",
                "Try a whole bay.",
            ),
            (
                "A technician labels all of bay two.",
                "Done on four of five days.",
                "Waits of 2 hours on those days, 5 on the other.",
                "Move the technician's hours to the morning.",
            ),
        ),
        1,
    ):
        cells = table.add_row().cells
        set_cell(cells[0], writer.expect("what_we_did", f"Cycle number {number}"))
        for cell, said, section in zip(
            cells[1:], words, ("what_we_did", "what_we_did", "outcomes", "what_we_did"), strict=True
        ):
            set_cell(cell, writer.expect(section, said))
    writer.heading("Learning", 1)
    writer.say("pitfalls", CHEMIST["pitfalls"][0])
    return writer.made("pdsa log")


def labelled_table() -> Made:
    """A form filled in: headings in the first column of a table."""
    writer = Writer()
    table = writer.document.add_table(rows=0, cols=2)
    writer.title = CHEMIST["title"][0]
    set_cell(table.add_row().cells[0], "Project title")
    set_cell(table.rows[0].cells[1], writer.title)
    for section, heading in HEADINGS.items():
        cells = table.add_row().cells
        set_cell(cells[0], heading)
        set_cell(cells[1], *(writer.expect(section, words) for words in CHEMIST[section]))
    return writer.made("labelled table")


def poster_table() -> Made:
    """A poster laid out as a table: title across, two columns of boxes with headings."""
    writer = Writer()
    table = writer.document.add_table(rows=2, cols=2)
    writer.title = GLOVES["title"][0]
    table.rows[0].cells[0].merge(table.rows[0].cells[1])
    set_cell(table.rows[0].cells[0], writer.title, bold_first=True)
    halves = (["problem", "context", "what_we_did"], ["outcomes", "tipping_points", "pitfalls", "credits"])
    for cell, sections in zip(table.rows[1].cells, halves, strict=True):
        for section in sections:
            cell.add_paragraph().add_run(HEADINGS[section]).bold = True
            for words in GLOVES[section]:
                cell.add_paragraph(writer.expect(section, words))
    return writer.made("poster as a table")


def poster_boxes() -> Made:
    """A poster made of text boxes, each written twice in the file as Word does."""
    writer = Writer()
    writer.title = PHONES["title"][0]
    writer.large(writer.title, 36)
    for section in ("problem", "what_we_did", "outcomes", "tipping_points", "pitfalls", "resources", "credits"):
        inside = [paragraph(writer.expect(section, words)) for words in PHONES[section]]
        writer.append(text_box(paragraph(HEADINGS[section], bold=True), *inside))
    return writer.made("poster of text boxes")


def box_beside_text() -> Made:
    """A report with a text box in the middle of a section, which goes on after it."""
    writer = Writer()
    writer.heading(LANTERNS["title"][0], 0)
    writer.heading("What we did", 1)
    writer.say("what_we_did", LANTERNS["what_we_did"][0])
    quoted = "We lost six weeks to a poster nobody read."
    writer.append(text_box(paragraph("What went wrong", bold=True), paragraph(writer.expect("pitfalls", quoted))))
    writer.say("what_we_did", LANTERNS["what_we_did"][1])
    writer.heading("Results", 1)
    writer.say("outcomes", LANTERNS["outcomes"][0])
    return writer.made("a box beside the text")


def tables_and_pictures() -> Made:
    """A report with figures before and after, a table of people, a table in a table, lists and pictures."""
    writer = Writer()
    writer.heading(CHEMIST["title"][0], 0)
    writer.heading("The problem", 1)
    writer.say("problem", CHEMIST["problem"][0])
    writer.picture()
    writer.heading("What we did", 1)
    for words in ("Joined the board round.", "Labelled medicines at the bedside.", "Moved a technician."):
        writer.say("what_we_did", words, style="List Bullet")
    for rows in ([["Measure", "Baseline", "Result"], ["Wait for medicines (hours)", "5.5", "1.8"],
                  ["Discharges before noon", "11%", "26%"]],):  # fmt: skip
        table = writer.document.add_table(rows=0, cols=3)
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                set_cell(cell, words)
        for row in rows[1:]:
            writer.expect("outcomes", " | ".join(row))
    writer.picture("#ffb81c")
    people = writer.document.add_table(rows=0, cols=2)
    for row in [["Name", "Role"], ["Harriet Mbeki", "Ward pharmacist"], ["Colin Ravensworth", "Technician"]]:
        for cell, words in zip(people.add_row().cells, row, strict=True):
            set_cell(cell, words)
    writer.heading("Resources", 1)
    outer = writer.document.add_table(rows=1, cols=1)
    outer.cell(0, 0).paragraphs[0].add_run(writer.expect("resources", "All of this for less than £400:"))
    inner = outer.cell(0, 0).add_table(rows=2, cols=2)
    for cell, words in zip(inner._cells, ("Label printer", "£310", "Locked trolley", "£80"), strict=True):
        set_cell(cell, words)
    writer.expect("resources", "Label printer | £310")
    return writer.made("tables and pictures")


def twenty_pages() -> Made:
    """A long report: many sections, with unknown headings below known ones, and a running header."""
    writer = Writer()
    writer.heading("The Harbour programme: final report", 0)
    writer.document.sections[0].header.paragraphs[0].text = writer.expect(
        None, "Harbour programme – final, not for release"
    )
    for section, heading in HEADINGS.items():
        writer.heading(heading, 1)
        for number, story in enumerate((LANTERNS, PHONES, SEPSIS, HYDRATION, GLOVES, CHEMIST), 1):
            writer.heading(f"{story['title'][0].partition(':')[0]}, part {number}", 2)
            for words in story[section]:
                writer.say(section, words)
                filler = f"On site {number} this is what people meant by {heading.lower()} ({len(writer.passages)})."
                writer.say(section, f"{filler} More of the same followed in the weeks after." + " And so on." * 60)
    return writer.made("twenty pages")


def other_languages() -> Made:
    """A report with words of patients in their own languages."""
    writer = Writer()
    writer.heading("Cwtch corner: a quiet room on the children's ward", 0)
    writer.heading("Y broblem / The problem", 1)
    writer.heading("Background", 2)
    writer.say(
        "problem",
        "A mother told us: «Mój syn nie spał od trzech nocy.» Another wrote: “Roedd hi’n rhy swnllyd i gysgu.”",
    )
    writer.heading("Results", 1)
    writer.say(
        "outcomes",
        "„Endlich Ruhe“, said one father; 夜がとても静かになりました, wrote another. Noise fell from 61 to 48 dB.",
    )
    return writer.made("other languages")


def unusual_bold() -> Made:
    """Unusual headings in bold."""
    return bold_lines(CHEMIST, UNUSUAL)


KINDS: list[Callable[[], Made]] = [
    styled, numbered, unusual, bold_lines, unusual_bold, capitals, abstract, one_paragraph, plain_paragraphs, squire,
    pdsa_log, labelled_table, poster_table, poster_boxes, box_beside_text, tracked, controls_and_fields,
    tables_and_pictures, twenty_pages, other_languages,
]  # fmt: skip

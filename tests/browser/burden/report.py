"""The figures of the journeys as docs/burden.md, and the limits they have to keep."""

from dataclasses import dataclass
from pathlib import Path

from casestudies.completeness import missing_answers
from casestudies.models import Edition
from casestudies.vocabulary import HEADLINE_LIMIT, SHORT_ANSWER_LIMIT
from tests.browser.steps.writing import FiveAnswers

from .hands import DESK

DOCUMENT = Path(__file__).parents[3] / "docs" / "burden.md"
MOST_REQUIRED = 5
SEED_LIMIT, WORD_LIMIT = 180, 240
LONGEST_SEED = HEADLINE_LIMIT + 2 * SHORT_ANSWER_LIMIT
SEED, FULL, WORD = "Seed to sent", "Full story to sent", "From a Word file to a full draft"


@dataclass(frozen=True)
class Row:
    """One journey on one device."""

    journey: str
    device: str
    pages: int
    answers: int
    keys: int
    seconds: int

    def __str__(self) -> str:
        minutes = f"{self.seconds // 60} min {self.seconds % 60:02} s"
        cells = (self.journey, self.device, self.pages, self.answers, f"{self.keys:,}", self.seconds, minutes)
        return "| " + " | ".join(map(str, cells)) + " |"


def required_answers(edition: Edition) -> list[str]:
    """The questions an empty edition must have answered before it can be sent; a result counts with its two choices."""
    return list(dict.fromkeys(name.partition("_")[0] for name, _ in missing_answers(edition)))


def rows_in(text: str) -> list[Row]:
    """The figures of a report."""
    lines = (line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| "))
    return [
        Row(name, device, int(pages), int(answers), int(keys.replace(",", "")), int(seconds))
        for name, device, pages, answers, keys, seconds, _ in (cells for cells in lines if len(cells) == 7)
        if pages.isdecimal()
    ]


def report(rows: list[Row], required: list[str]) -> str:
    """The document."""
    table = "\n".join(map(str, rows))
    return f"""# What sharing costs

Written by `python -m tests.browser.burden`, which walks these journeys through the real portal in Chromium, counts,
and times them with the keystroke-level model of Card, Moran and Newell. `tests/browser/burden/hands.py` has its
operators and sources: 0.28 s a key at a desk (40 words a minute) and 0.33 s on a phone, 1.1 s to point, 0.2 s to press,
0.4 s between keyboard and mouse, 1.35 s to make up one's mind before every answer and press, 1 s for every page. The
model is of practised, errorless work by somebody who knows what to say; finding the words is not in it, nor is signing
up. Nothing is left to what browsers fill in or suggest.

Required answers: **{len(required)}** ({", ".join(required)}).
Allowed are {MOST_REQUIRED} of them, {SEED_LIMIT} s for the seed, and {WORD_LIMIT} s from Word to a full draft.

| journey | on | pages | answers given | keystrokes | seconds | that is |
|---|---|---|---|---|---|---|
{table}

The texts are those of the browser journeys (`tests/browser/steps/writing.py`, `tests/browser/whole_story.py`), and the
Word file is “tables and pictures” of `tests/write_ups`. With all three texts of the seed as long as they may be
({LONGEST_SEED} characters) the seed would take {_longest(rows, FiveAnswers())} s at a desk.
"""


def _longest(rows: list[Row], answers: FiveAnswers) -> int:
    seed = next(row for row in rows if row.journey == SEED and row.device == DESK.name)
    typed = sum(map(len, (answers.headline, answers.problem, answers.result)))
    return round(seed.seconds + (LONGEST_SEED - typed) * DESK.key)

"""Making text fit: what goes into a short answer, and what is left."""

import re

from casestudies.vocabulary import SHORT_ANSWER_LIMIT

PART_LIMIT = 30
NOTE_LIMIT = 2000
LONG_LIMIT = 4000

# How much an answer of the edition takes, as its form says (casestudies/drafting/forms).
LIMITS = {
    "summary": 600,
    "what_you_did": 8000,
    "method_note": LONG_LIMIT,
    "context_helped": LONG_LIMIT,
    "context_hindered": LONG_LIMIT,
    "unintended": LONG_LIMIT,
    "lasting_note": LONG_LIMIT,
    "equity": LONG_LIMIT,
    "patient_involvement": LONG_LIMIT,
    "environment": LONG_LIMIT,
    "advice_core": LONG_LIMIT,
    "cost_note": 1000,
    "sponsor": 1000,
    "guidance": 1000,
}

_SENTENCE = re.compile(r"(?<=[.!?])[”\"’')]*\s+")


def opening(text: str, limit: int = SHORT_ANSWER_LIMIT) -> tuple[str, str]:
    """The sentences a text begins with that fit into a short answer, and the text that is left.

    A first sentence that is too long by itself is cut, and then all of the text is left, so that nothing is lost.
    """
    first, _, others = text.partition("\n\n")
    if len(first) <= limit:
        return first, others
    taken = ""
    for sentence in sentences(first):
        if len(taken) + len(sentence) > limit:
            break
        taken += sentence
    if taken.strip():
        rest = first[len(taken) :].strip()
        return taken.strip(), "\n\n".join(part for part in (rest, others) if part)
    return f"{first[: limit - 1].rsplit(' ', 1)[0]}…", text


def sentences(text: str) -> list[str]:
    """A text in sentences, each with the spaces after it."""
    ends = [found.end() for found in _SENTENCE.finditer(text)] + [len(text)]
    return [text[begin:end] for begin, end in zip([0, *ends], ends, strict=False)]


def in_portions(text: str, limit: int) -> list[str]:
    """A text in portions of whole paragraphs, or where one is too long of lines or sentences, none over a limit."""
    portions: list[str] = []
    for paragraph in text.split("\n\n"):
        if portions and len(portions[-1]) + 2 + len(paragraph) <= limit:
            portions[-1] += f"\n\n{paragraph}"
        elif len(paragraph) <= limit:
            portions.append(paragraph)
        else:
            portions += _cut(paragraph, limit)
    return [portion for portion in portions if portion.strip()]


def _cut(paragraph: str, limit: int) -> list[str]:
    """A long paragraph in portions; the marks between them stay at their ends."""
    cut = [""]
    for piece in re.findall(r".*?(?:\n|(?<=[.!?])\s+|$)", paragraph, re.DOTALL):
        for some in _between_words(piece, limit):
            if len(cut[-1]) + len(some) > limit:
                cut.append("")
            cut[-1] += some
    return [portion.strip() for portion in cut]


def _between_words(piece: str, limit: int) -> list[str]:
    """A line or sentence as it is, cut after a word where it is too long; only a longer word is cut itself."""
    return re.findall(rf".{{1,{limit}}}\Z|.{{0,{limit - 1}}}\s|.{{1,{limit}}}", piece, re.DOTALL)

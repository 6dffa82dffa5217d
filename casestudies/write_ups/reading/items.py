"""Headings and words: what a paragraph is, however its author made it look like a heading."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sharing_portal.uploads.word import Block, Paragraph

from .aliases import Alias, alias_of
from .shapes import PERSON

LONGEST_LINE = 12
LONGEST_LABEL = 8
LONGEST_STYLED = 25
LARGER = 1.15
SHORTEST_PARAGRAPH = 12

# Levels of headings without a style of their own: below all that have one.
LARGE, STRONG, PLAIN, RUN_IN = 20, 30, 40, 50

_SENTENCE_END = re.compile(r"[.;,!]$")
_NUMBER = re.compile(r"^\s*(\d+(?:\.\d+)*)[.)]?\s")
_LABEL = re.compile(
    r"(?P<label>(?:\d+(?:\.\d+){0,3}[.)]?\s+)?[^\W\d_][^:.!?\n]{0,60}?)\s{0,3}(?P<mark>:|\s[–—-](?=\s))\s*(?=\S)"
)
_STARTS_HERE = re.compile(r"(?<=[.!?;”\"’')])\s+|\n\s*")
_AFTER_LABEL = re.compile(r"[\s:.–—-]*")


@dataclass(frozen=True)
class Heading:
    """A heading with its level and what it means. One that runs in a text has `lead`: it as written, with its colon."""

    text: str
    level: int
    alias: Alias | None = None
    lead: str = ""
    is_list: bool = False


@dataclass(frozen=True)
class Words:
    """A paragraph, an item of a list or rows of a table."""

    text: str
    is_list: bool = False
    is_note: bool = False
    is_table: bool = False


Item = Heading | Words


def items_of(paragraph: Paragraph, body_size: int, following: Block | None = None) -> list[Item]:
    """A paragraph as headings and words: one of either, or headings that run in the text with the words after each.

    Takes the size most letters have, and the block that follows: a short line before a long paragraph is a heading.
    """
    if paragraph.is_note:
        return [Words(paragraph.text, is_note=True)]
    level = _level(paragraph, body_size)
    if level:
        return [Heading(paragraph.text, level, alias_of(paragraph.text))]
    items = list(_run_ins(paragraph))
    if not items and _leads(paragraph, following):
        return [Heading(paragraph.text, PLAIN + _depth(paragraph.text), alias_of(paragraph.text))]
    return items or [Words(paragraph.text, is_list=paragraph.is_list)]


def _level(paragraph: Paragraph, body_size: int) -> int:
    """The level of a heading, 0 for words."""
    text = paragraph.text
    words = len(text.split())
    if paragraph.level and words <= LONGEST_STYLED and "\n" not in text:
        return paragraph.level
    if words > LONGEST_LINE or "\n" in text or not any(letter.isalpha() for letter in text):
        return 0
    depth = _depth(text)
    stands_out = paragraph.is_strong or text.isupper()
    is_item = paragraph.is_list and not depth and not (stands_out and alias_of(text))
    if not _SENTENCE_END.search(text) and not is_item:
        if paragraph.size > LARGER * body_size:
            return LARGE + depth
        if stands_out:
            return STRONG + depth
    alias = alias_of(text)
    says_only_that = alias and not alias.weak and not _SENTENCE_END.search(text) and ":" not in text[:-1]
    return PLAIN + depth if says_only_that and not paragraph.is_list else 0


def _leads(paragraph: Paragraph, following: Block | None) -> bool:
    """Whether a plain line can only be a heading: a few words without a full stop or a name, and then a paragraph."""
    if paragraph.is_list or not isinstance(following, Paragraph) or following.is_list or following.level:
        return False
    line = paragraph.text
    is_short = 1 < len(line.split()) <= LONGEST_LABEL + 2 and "\n" not in line
    is_line = is_short and line[0].isalnum() and (line[-1].isalnum() or line[-1] == "?") and "," not in line
    return is_line and len(following.text.split()) >= SHORTEST_PARAGRAPH and not re.search(PERSON, line)


def _depth(text: str) -> int:
    """How deep a typed number says a heading is: 1 for "2.1", 0 for "2" and for none."""
    found = _NUMBER.match(text)
    return found[1].count(".") if found else 0


def _run_ins(paragraph: Paragraph) -> Iterator[Item]:
    """Headings that run in the text, each with the words after it; nothing when there is none."""
    text = "".join(run.text for run in paragraph.runs)
    marks = list(_marks(paragraph, text))
    if not marks or (marks[0][0] > 0 and len(marks) < 2):
        return
    if text[: marks[0][0]].strip():
        yield Words(text[: marks[0][0]].strip(), is_list=paragraph.is_list)
    ends = [mark[0] for mark in marks[1:]] + [len(text)]
    for (begin, label, after), end in zip(marks, ends, strict=True):
        yield Heading(label, RUN_IN, alias_of(label), lead=text[begin:after], is_list=paragraph.is_list)
        yield Words(text[after:end].strip(), is_list=paragraph.is_list)


def _marks(paragraph: Paragraph, text: str) -> Iterator[tuple[int, str, int]]:
    """Where headings run in: (where one begins, its words, where the words after it begin)."""
    strong = dict(_strong_spans(paragraph))
    begin = len(text) - len(text.lstrip())
    places = sorted({begin, *strong, *(found.end() for found in _STARTS_HERE.finditer(text))})
    free_from = 0
    for place in places:
        if place < free_from or place >= len(text):
            continue
        mark = _strong_mark(text, place, strong.get(place), place == begin) or _plain_mark(text, place)
        if mark:
            yield mark
            free_from = mark[2]


def _strong_spans(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    place = 0
    for run in paragraph.runs:
        if run.strong and run.text.strip():
            yield place + len(run.text) - len(run.text.lstrip()), place + len(run.text.rstrip())
        place += len(run.text)


def _strong_mark(text: str, begin: int, end: int | None, is_first: bool) -> tuple[int, str, int] | None:
    """A bold beginning of a paragraph, or bold words of the table of headings further on."""
    if end is None or end >= len(text.rstrip()):
        return None
    label = text[begin:end].strip()
    first_line = label.partition("\n")[0].strip()
    if len(label.split()) > LONGEST_LABEL or not first_line or first_line != label:
        return None
    alias = alias_of(label.rstrip(" :.–—-"))
    is_marked = (
        label[-1] in ":–—" or (label[-1] == "." and is_first) or text[end:].lstrip(" ")[:1] in {":", "–", "—", "\n"}
    )
    if not (alias and not alias.weak) and not (is_first and is_marked):
        return None
    return begin, label.rstrip(" :.–—-"), _AFTER_LABEL.match(text, end).end()


def _plain_mark(text: str, begin: int) -> tuple[int, str, int] | None:
    """A label with a colon that means something by the table of headings, or a first line that does."""
    found = _LABEL.match(text, begin)
    if found and len(found["label"].split()) <= LONGEST_LABEL:
        alias = alias_of(found["label"])
        if alias and not alias.is_close and (found["mark"] == ":" or not alias.weak) and found.end() < len(text):
            return begin, found["label"].strip(), found.end()
    line = text[begin:].partition("\n")
    if line[1] and line[2].strip() and len(line[0].split()) <= LONGEST_LABEL:
        alias = alias_of(line[0])
        if alias and not alias.weak and not alias.is_close:
            return begin, line[0].strip(" :"), begin + len(line[0]) + 1
    return None

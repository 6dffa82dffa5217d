"""Pasted text as blocks: paragraphs, items of lists, and the headings of plain text and Markdown."""

import re
from collections.abc import Iterator

from sharing_portal.uploads.word import Block, Paragraph, Run, Table

from .items import LONGEST_LABEL

WRAPPED_FROM = 50
WIDEST = 110

_BULLET = re.compile(r"\s*(?:[-*•▪◦‣·–]|\d{1,2}[.)]|[a-z][.)])\s+(?=\S)")
_MARKDOWN = re.compile(r"(#{1,6})\s+(.+?)\s*#*")
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|_{3,}|\*{3,})\s*")
_ALL_STRONG = re.compile(r"(?:\*\*|__)(.+?)(?:\*\*|__)\s*(:?)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_SENTENCE_END = re.compile(r"[.!?:;”\"’)]$")
_ROW_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")


def blocks_of(text: str) -> list[Block]:
    """Text as blocks. Lines that were broken to fit a width are joined; tabs and bars make tables."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").split("\n")
    blocks: list[Block] = []
    rows: list[list[str]] = []
    for line in [*_whole(lines), ""]:
        cells = _cells(line)
        if cells is not None:
            rows += [cells] if cells else []
            continue
        if rows:
            blocks.append(_table(rows))
            rows = []
        if line.strip():
            blocks.append(_paragraph(line))
    return blocks


def _whole(lines: list[str]) -> Iterator[str]:
    """Lines with those joined that go on in the next."""
    width = max((len(line.rstrip()) for line in lines), default=0)
    held = ""
    last = 0
    for line in lines:
        if held and _goes_on(held, last, line, width):
            held, last = f"{held.rstrip()} {line.strip()}", len(line.rstrip())
            continue
        yield held
        last = len(line.rstrip())
        held = "" if _UNDERLINE.fullmatch(line) and "|" not in line else line
    yield held


def _goes_on(held: str, last: int, line: str, width: int) -> bool:
    """Whether a line goes on where the one before was broken: its first word did not fit, or is in lower case."""
    if not line.strip() or last < WRAPPED_FROM or _cells(line) is not None or _cells(held) is not None:
        return False
    if _BULLET.match(line) or _MARKDOWN.match(line):
        return False
    did_not_fit = width <= WIDEST and last + 1 + len(line.split(maxsplit=1)[0]) > width
    return did_not_fit or (line.strip()[0].islower() and not _SENTENCE_END.search(held))


def _cells(line: str) -> list[str] | None:
    """The cells of a row of a table; an empty list for the rule below its head; None for a line of text."""
    if "|" in line and _ROW_RULE.fullmatch(line.strip()) and "-" in line:
        return []
    if line.count("|") >= 2 or " | " in line:
        return [cell.strip() for cell in line.strip().strip("|").split("|")]
    cells = [cell.strip() for cell in line.split("\t")]
    return cells if len([cell for cell in cells if cell]) >= 2 and not _BULLET.match(line) else None


def _table(rows: list[list[str]]) -> Table:
    return Table(tuple(tuple((_paragraph(cell),) if cell else () for cell in row) for row in rows))


def _paragraph(line: str) -> Paragraph:
    heading = _MARKDOWN.fullmatch(line.strip())
    if heading:
        return Paragraph((Run(_bare(heading[2])),), level=len(heading[1]))
    whole = _ALL_STRONG.fullmatch(line.strip())
    if whole and "**" not in whole[1]:
        return Paragraph((Run(whole[1] + whole[2], strong=True),))
    item = _BULLET.match(line)
    is_list = bool(item) and (not item[0].strip()[0].isdigit() or len(line.split()) > LONGEST_LABEL)
    words = line[item.end() :] if is_list else line
    return Paragraph(tuple(_runs(words.strip())), is_list=is_list)


def _runs(line: str) -> Iterator[Run]:
    place = 0
    for found in _STRONG.finditer(line):
        if found.start() > place:
            yield Run(line[place : found.start()])
        yield Run(found[2], strong=True)
        place = found.end()
    if line[place:]:
        yield Run(line[place:])


def _bare(line: str) -> str:
    return _STRONG.sub(r"\2", line)

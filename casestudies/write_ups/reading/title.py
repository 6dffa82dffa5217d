"""The title of a write-up: where it is styled as one, or stands first and looks like one."""

from collections.abc import Iterator

from sharing_portal.uploads.word import Block, Paragraph, Picture
from sharing_portal.uploads.word.blocks import paragraphs_of

from .aliases import alias_of, stands_in_table
from .items import LARGER, LONGEST_LABEL

LONGEST = 40
_ENDS = (".", ":", ";", ",")


def title_of(blocks: list[Block], body_size: int) -> list[Paragraph]:
    """The paragraphs that are the title, none when there is none."""
    paragraphs = list(paragraphs_of(blocks))
    styled = [each for each in paragraphs if each.is_title]
    if styled:
        begin = paragraphs.index(styled[0])
        return [each for each in paragraphs[begin : begin + 3] if each.is_title and not stands_in_table(each.text)]
    first = paragraphs[0] if len(paragraphs) > 1 else None
    if first is None or stands_in_table(first.text) or _too_long(first.text) or not _is_first_of_text(blocks):
        return []
    return [first] if _looks_like_one(first, paragraphs, body_size) else []


def _too_long(text: str) -> bool:
    return len(text.split()) > LONGEST or "\n" in text.strip()


def _looks_like_one(first: Paragraph, paragraphs: list[Paragraph], body_size: int) -> bool:
    """By its style, when no other heading is as high or another follows at once; by its letters; or as a short line."""
    if first.level:
        same = [each for each in paragraphs if each.level == first.level]
        return len(same) == 1 or bool(paragraphs[1].level)
    if first.is_list or _has_label(first.text):
        return False
    if first.size > LARGER * body_size or (first.is_strong and not first.text.endswith(_ENDS)):
        return True
    return not first.text.endswith(_ENDS) and len(first.text.split()) <= LONGEST // 2


def _has_label(text: str) -> bool:
    label, colon, _ = text.partition(":")
    return bool(colon) and len(label.split()) <= LONGEST_LABEL and alias_of(label) is not None


def _is_first_of_text(blocks: list[Block]) -> bool:
    """Whether the first words stand by themselves, in a box, or alone in a cell that is as wide as the page."""
    first = next(_without_pictures(blocks), None)
    if first is None or not hasattr(first, "rows"):
        return True
    return bool(first.rows) and len(first.rows[0]) > 1 and sum(1 for cell in first.rows[0] if cell) == 1


def _without_pictures(blocks: list[Block]) -> Iterator[Block]:
    return (block for block in blocks if not isinstance(block, Picture))

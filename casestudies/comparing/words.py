"""Two texts word by word, in bounded time.

difflib's SequenceMatcher finds the longest stretch both texts have, then what is left and right of it (Ratcliff and
Obershelp 1988). That can take the cube of the number of words, so texts are compared in two rounds: by sentences and
lines, then word by word within the few that differ, as far as MOST_MEETINGS allows. What is beyond that is shown as a
whole, removed and added.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

# How often the same word may stand in both texts, counted by pairs: what the time of a comparison grows with.
MOST_MEETINGS = 300_000
_MOST_WORDS = 1_500
_SENTENCE = re.compile(r".*?(?:[.!?:;]+(?=\s)|\n+|\Z)", re.DOTALL)
_WORD = re.compile(r"\s*\S+|\s+\Z")


class Kind(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    """A stretch of text and what became of it. Same and removed pieces make the old text, same and added the new."""

    kind: Kind
    text: str


_NOTHING = Piece(Kind.SAME, "")


@dataclass(frozen=True)
class Gap:
    """Words that are the same in both texts and are left out: how many."""

    left_out: int
    kind = "gap"


def excerpt(pieces: Sequence[Piece], around: int = 25) -> list[Piece | Gap]:
    """The pieces with long stretches that are the same cut down to some words around each change."""
    shown: list[Piece | Gap] = []
    for n, piece in enumerate(pieces):
        words = _parts(_WORD, piece.text) if piece.kind is Kind.SAME else []
        start, end = around * (n > 0), around * (n + 1 < len(pieces))
        if len(words) <= start + end + around:
            shown.append(piece)
            continue
        cut = [Piece(Kind.SAME, "".join(words[:start])), Gap(len(words) - start - end)]
        shown += [each for each in (*cut, Piece(Kind.SAME, "".join(words[len(words) - end :]))) if each != _NOTHING]
    return shown


def compare_texts(old: str, new: str) -> list[Piece]:
    """The pieces two texts are made of, in order; neighbours are never of one kind."""
    return _joined(_compared(_parts(_SENTENCE, old), _parts(_SENTENCE, new), _Budget()))


@dataclass
class _Budget:
    """What is left of the time that one comparison may take."""

    meetings: int = MOST_MEETINGS

    def allows(self, old: Sequence[str], new: Sequence[str]) -> bool:
        """Whether these can be compared; takes what that costs."""
        counts = Counter(new)
        self.meetings -= (cost := sum(counts[each] for each in old))
        if self.meetings >= 0:
            return True
        self.meetings += cost
        return False


def _compared(old: list[str], new: list[str], budget: _Budget) -> Iterator[Piece]:
    for is_same, before, after in _blocks(old, new, budget):
        if is_same:
            yield Piece(Kind.SAME, before)
            continue
        words = _parts(_WORD, before), _parts(_WORD, after)
        if max(map(len, words)) > _MOST_WORDS:
            yield from _replaced(before, after)
            continue
        for is_word_same, one, other in _blocks(*words, budget):
            yield from [Piece(Kind.SAME, one)] if is_word_same else _replaced(one, other)


def _blocks(old: list[str], new: list[str], budget: _Budget) -> Iterator[tuple[bool, str, str]]:
    """Stretches both have and stretches that differ, as (is the same, old text, new text)."""
    start = _same_at_start(old, new)
    end = _same_at_start(old[start:][::-1], new[start:][::-1])
    one, other = old[start : len(old) - end], new[start : len(new) - end]
    yield True, "".join(old[:start]), ""
    if one and other and budget.allows(one, other):
        for tag, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
            yield tag == "equal", "".join(one[i:j]), "".join(other[k:m])
    else:
        yield False, "".join(one), "".join(other)
    yield True, "".join(old[len(old) - end :]), ""


def _replaced(old: str, new: str) -> list[Piece]:
    return [Piece(Kind.REMOVED, old), Piece(Kind.ADDED, new)]


def _same_at_start(old: Sequence[str], new: Sequence[str]) -> int:
    return next(
        (n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), min(len(old), len(new))
    )


def _parts(pattern: re.Pattern, text: str) -> list[str]:
    return [found for found in pattern.findall(text) if found]


def _joined(pieces: Iterator[Piece]) -> list[Piece]:
    """Neighbours of one kind made one; between what is the same, all that was removed stands before what was added."""
    joined: list[Piece] = []
    for is_same, group in groupby((each for each in pieces if each.text), lambda each: each.kind is Kind.SAME):
        found = list(group)
        old = "".join(each.text for each in found if each.kind is not Kind.ADDED)
        new = "".join(each.text for each in found if each.kind is not Kind.REMOVED)
        end = old if is_same else old[len(old) - _same_words_at_end(old, new) :]
        removed, added = old.removesuffix(end), new.removesuffix(end)
        if joined and joined[-1].kind is Kind.SAME and not (removed or added):
            end = joined.pop().text + end
        joined += [Piece(Kind.REMOVED, removed), Piece(Kind.ADDED, added), Piece(Kind.SAME, end)]
    return [each for each in joined if each.text]


def _same_words_at_end(one: str, other: str) -> int:
    """How many letters of whole words two texts share at their end: a word counts with space before it or without."""
    length = _same_at_start(one[::-1], other[::-1])
    while length and not (_begins_word(one, length) and _begins_word(other, length)):
        length -= 1
    return length


def _begins_word(text: str, length: int) -> bool:
    """Whether the last letters of a text, this many, begin with a word or space."""
    return length == len(text) or text[-length - 1].isspace() or text[-length].isspace()

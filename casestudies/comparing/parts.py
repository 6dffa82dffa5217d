"""Two lists of parts: which is which in the other list, however they were moved and changed."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]

# Two parts are the same one changed when they share at least this much of their words (Dice's coefficient).
LEAST_ALIKE = 0.4
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Pair:
    """One part before and after: with its place in each list, counted from 1. No row: it was not there."""

    old: Row | None
    new: Row | None
    old_place: int = 0
    new_place: int = 0
    is_moved: bool = False


def match_parts(old: Sequence[Row], new: Sequence[Row], *, same_file: bool = False) -> list[Pair]:
    """Every part of two lists once: those of the new list in its order, each removed one after its old neighbour.

    Parts are paired that are equal, then those most alike. With `same_file`, only parts with the same `file` or `large`
    are ever the same. A pair is moved when it is not among the most parts that stayed in their order.
    """
    pairs = _equal(old, new)
    pairs |= _alike(old, new, pairs, same_file)
    stayed = _in_order(pairs)
    found = [
        Pair(old[pairs[n]], row, pairs[n] + 1, n + 1, n not in stayed) if n in pairs else Pair(None, row, 0, n + 1)
        for n, row in enumerate(new)
    ]
    for place in sorted(set(range(len(old))) - set(pairs.values())):
        after = next((n for n, pair in enumerate(found) if pair.old_place == place), len(found) if place else -1)
        found.insert(min(after + 1, len(found)), Pair(old[place], None, place + 1))
    return found


def _equal(old: Sequence[Row], new: Sequence[Row]) -> dict[int, int]:
    """Pairs of equal parts, as places in the old list by those in the new."""
    waiting = {n: _shown(row) for n, row in enumerate(old)}
    pairs = {}
    for n, row in enumerate(new):
        found = next((m for m, one in waiting.items() if one == _shown(row)), None)
        if found is not None:
            pairs[n] = found
            del waiting[found]
    return pairs


def _alike(old: Sequence[Row], new: Sequence[Row], pairs: dict[int, int], same_file: bool) -> dict[int, int]:
    """Pairs of what is left, the most alike first."""
    taken = set(pairs.values())
    before = {m: _words(row) for m, row in enumerate(old) if m not in taken}
    after = {n: _words(row) for n, row in enumerate(new) if n not in pairs}
    scored = []
    for n, words in after.items():
        for m, others in before.items():
            score = _likeness(words, others)
            if same_file:
                score = 1.0 if _file(old[m]) == _file(new[n]) else 0.0
            if score >= LEAST_ALIKE:
                scored.append((-score, abs(n - m), n, m))
    found: dict[int, int] = {}
    for *_, n, m in sorted(scored):
        if n not in found and m not in found.values():
            found[n] = m
    return found


def _in_order(pairs: dict[int, int]) -> set[int]:
    """The new places of the most parts that kept their order: the longest rising run of old places (Fredman 1975)."""
    ends: list[int] = []
    runs: list[list[int]] = []
    for n in sorted(pairs):
        at = bisect_left(ends, pairs[n])
        run = [*(runs[at - 1] if at else []), n]
        ends[at : at + 1] = [pairs[n]]
        runs[at : at + 1] = [run]
    return set(runs[-1]) if runs else set()


def _shown(row: Row) -> Row:
    """A part without the name its address has: a copy in a new edition has its own."""
    return {name: value for name, value in row.items() if name != "public_id"}


def _file(row: Row) -> Any:
    return row.get("large") or row.get("file")


def _words(row: Row) -> Counter[str]:
    return Counter(word for value in _shown(row).values() for word in _WORD.findall(str(value or "").casefold()))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0

"""People's names as they are written in running text."""

import re
from collections.abc import Iterator

from .word_lists import entries

GIVEN = frozenset(name for line in entries("given_names") for name in line.split())
NOT_SURNAMES = frozenset(entries("not_surnames"))
# Joined three times at most, like Jean-Luc's: patterns would try every way to share a longer chain out among them.
CAPITAL = r"[A-Z]\w*(?:['\-]{1,3}\w+){0,3}"
TITLE = r"\b(?:Mr|Mrs|Ms|Miss|Mx|Master|Mister|Baby|Lady|Sir)\b\.?"
_PARTICLE = r"(?:van|von|de|der|den|du|le|la|al|bin|ter|del)"
TITLED = rf"{TITLE}\s+(?:[A-Z]\.?\s+){{0,3}}(?:{_PARTICLE}\s+){{0,2}}(?:{CAPITAL}\s+){{0,2}}{CAPITAL}"
NAMES = rf"[A-Z][a-z]+(?:[ \-]{CAPITAL}\.?){{0,3}}"
_WORD = re.compile(r"\b[A-Z][a-z]+\b")


def given_names(text: str, start: int, end: int) -> Iterator[re.Match]:
    """The words in a stretch of text that are usual given names."""
    return (word for word in _WORD.finditer(text, start, end) if word[0] in GIVEN)


def begins_with_given_name(words: str) -> bool:
    """Whether words in capitals are a person's name: a usual given name first, and no "Ward" or "Hospital" after it."""
    first, *others = words.replace("-", " ").split()
    return first in GIVEN and not any(word.lower().rstrip("s") in NOT_SURNAMES for word in others)

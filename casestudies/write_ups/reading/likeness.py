"""How like a passage is to those other teams wrote about the same part of the form (examples.txt).

Each word and pair of words speaks for the places in whose examples it is commoner than in those of the others: the
logarithm of the ratio, as in naive Bayes, for each word once. Figures, names, sums of money and roles count by what
they are, so that the subject of an example matters little.
"""

import math
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

from .shapes import PERSON

SMOOTHING = 0.3
SEEN_TWICE = 2
# With fewer traits than this a text says little of any place.
FEW = 12

_KINDS = [
    (re.compile(PERSON), "<person>"),
    (re.compile(r"https?://\S+|www\.\S+"), "<link>"),
    (re.compile(r"£\s?[\d.,]+\s?(?:k|m|million)?\b"), "<money>"),
    (re.compile(r"\d[\d.,]*\s?(?:%|per cent)"), "<share>"),
    (
        re.compile(
            r"\b(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?\b|\b(?:January|February|March|April|June|July|August|September"
            r"|October|November|December)\b"
        ),
        "<date>",
    ),
    (re.compile(r"\b\d[\d.,:]*\b"), "<number>"),
]
_ROLE = re.compile(
    r"(?:consultant|nurse|sister|matron|gp|doctor|surgeon|anaesthetist|registrar|pharmacist|therapist|physiotherapist"
    r"|midwife|manager|director|radiographer|receptionist|technician|partner|lead|chair|chief|officer|psychologist"
    r"|paramedic|carer|governor|physician|dentist|chaplain|porter|clerk|secretary|practitioner)s?"
)
_WORD = re.compile(r"<\w+>|[a-z][a-z'-]*|[“”\"?!;:()]")
_FIRST = re.compile(r"(?:^|(?<=[.!?;]))\s*([A-Z][a-z']+)")
_ENDINGS = ("ing", "ed", "es", "s", "ly")


def likeness_of(text: str) -> dict[str, float]:
    """How like a text is to the examples of each place: above 0 where it is more like them than like the others."""
    known = [found for each in _traits(text) if (found := _weights().get(each))]
    return {place: sum(each[place] for each in known) / math.sqrt(max(FEW, len(known))) for place in _places()}


@cache
def examples() -> list[tuple[str, str]]:
    """All examples as (place, passage)."""
    lines = (Path(__file__).parent / "examples.txt").read_text(encoding="utf-8").splitlines()
    parted = (line.partition(": ") for line in lines if line and not line.startswith("#"))
    return [(place, passage) for place, _, passage in parted]


@cache
def _places() -> tuple[str, ...]:
    return tuple(dict.fromkeys(place for place, _ in examples()))


@cache
def _weights() -> dict[str, dict[str, float]]:
    """What each trait of at least two examples speaks for."""
    counts = {place: Counter() for place in _places()}
    for place, passage in examples():
        counts[place].update(_traits(passage))
    totals = Counter(place for place, _ in examples())
    common = [trait for trait, count in sum(counts.values(), Counter()).items() if count >= SEEN_TWICE]
    return {trait: _weighed({place: (counts[place][trait], totals[place]) for place in counts}) for trait in common}


def _weighed(counts: dict[str, tuple[int, int]]) -> dict[str, float]:
    rates = {place: (found + SMOOTHING / 2) / (examples + 4 * SMOOTHING) for place, (found, examples) in counts.items()}
    whole = sum(rates.values())
    return {place: math.log(rate * (len(rates) - 1) / (whole - rate)) for place, rate in rates.items()}


def _traits(text: str) -> set[str]:
    """The stems of a text, its pairs of stems, words before those that end alike, and the first words of sentences."""
    plain = text.replace("’", "'")
    for pattern, kind in _KINDS:
        plain = pattern.sub(f" {kind} ", plain)
    words = _WORD.findall(plain.lower())
    stems = [_stem(word) for word in words]
    ends = {f"{before} -{end}" for before, word in pairwise(words) for end in ("ed", "en", "ing") if word.endswith(end)}
    return {
        *stems,
        *(" ".join(pair) for pair in pairwise(stems)),
        *ends,
        *(f"^{found[1].lower()}" for found in _FIRST.finditer(text)),
    }


def _stem(word: str) -> str:
    if _ROLE.fullmatch(word):
        return "<role>"
    word = word.removesuffix("'s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            word = word.removesuffix(ending)
            doubled = len(word) > 3 and word[-1] == word[-2]
            return (word[:-1] if doubled else word).rstrip("e")
    return word.rstrip("e") if len(word) > 3 else word

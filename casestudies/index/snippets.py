"""The passage of a text that says best why it was found, with the words that were looked for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from . import language
from .language import Phrase
from .understanding import Understood

LONGEST = 260
_BEFORE_THE_WORDS = 60
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\S)|\s*\n\s*")
# Of a plan with many words and what means the same as they do.
_MOST_PHRASES = 80


@dataclass(frozen=True)
class Piece:
    """Part of a passage, and whether it is one of the words looked for."""

    text: str
    is_match: bool = False


@dataclass(frozen=True)
class Passage:
    """A passage in pieces, the name of the text it is from, and how much of what was looked for is in it."""

    name: str
    pieces: tuple[Piece, ...]
    worth: float


class Sought:
    """The words of a search, to be looked for in texts. Takes what the search was understood to mean."""

    def __init__(self, understood: Understood):
        self._worths: dict[Phrase, float] = {}
        for phrase in understood.phrases:
            self._add(phrase, 1.0)
        for concept in understood.concepts:
            self._add(concept.phrase, len(concept.words) * concept.weight)
            for word in concept.words:
                self._add((word,), concept.weight / len(concept.words))
        for concept in understood.concepts:
            for other in concept.expansions:
                self._add(other.words, other.weight * concept.weight)

    def best_of(self, texts: Iterable[tuple[str, str]]) -> Passage | None:
        """The best passage of several texts, each with a name, the earlier where two are as good; None without any."""
        best = None
        for name, text in texts:
            for sentence in _SENTENCE.split(text):
                found = self._in(sentence)
                worth = sum({phrase: self._worths[phrase] for _, _, phrase in found}.values())
                if worth > (best[0] if best else 0):
                    best = worth, name, sentence, found
        if best is None:
            return None
        worth, name, sentence, found = best
        return Passage(name, _cut(sentence, found), worth)

    def _add(self, phrase: Phrase, worth: float) -> None:
        if len(self._worths) < _MOST_PHRASES:
            self._worths[phrase] = max(worth, self._worths.get(phrase, 0))

    def _in(self, text: str) -> list[tuple[int, int, Phrase]]:
        """Where the words are: (from, to, which), none over another."""
        found = []
        if self._worths:
            for place in self._any.finditer(text):
                phrase = tuple(language.words_of(place[0]))
                if phrase in self._worths:
                    found.append((place.start(), place.end(), phrase))
        return found

    @cached_property
    def _any(self) -> re.Pattern:
        """A quick look that finds a little too much: words that begin like those looked for."""
        longest_first = sorted(self._worths, key=lambda phrase: -sum(map(len, phrase)))
        ways = [r"[\W_]+".join(map(_beginning, phrase)) for phrase in longest_first]
        return re.compile(rf"(?<![^\W_])(?:{'|'.join(ways)})(?![^\W_])", re.IGNORECASE)


def _beginning(stem: str) -> str:
    """Words of which this is the stem: "i" stands for "y", too."""
    kept = stem[:-1] if len(stem) > 3 and stem.endswith("i") else stem
    return rf"{re.escape(kept)}(?:['’]?[^\W_])*"


def _cut(sentence: str, found: list[tuple[int, int, Phrase]]) -> tuple[Piece, ...]:
    """At most LONGEST characters of a sentence, with the first of the words found."""
    if len(sentence) <= LONGEST:
        return _pieces(sentence, found, 0, len(sentence))
    start = max(0, min(found[0][0] - _BEFORE_THE_WORDS, len(sentence) - LONGEST))
    if start:
        start = sentence.find(" ", start, found[0][0]) + 1 or start
    end = min(len(sentence), start + LONGEST)
    if end < len(sentence):
        end = max(sentence.rfind(" ", found[0][1], end), found[0][1])
    pieces = _pieces(sentence, found, start, end)
    before = (Piece("… "),) if start else ()
    after = (Piece(" …"),) if end < len(sentence) else ()
    return (*before, *pieces, *after)


def _pieces(text: str, found: list[tuple[int, int, Phrase]], start: int, end: int) -> tuple[Piece, ...]:
    pieces, at = [], start
    for first, last, _ in found:
        if first >= at and last <= end:
            pieces += [Piece(text[at:first]), Piece(text[first:last], is_match=True)]
            at = last
    pieces.append(Piece(text[at:end]))
    return tuple(piece for piece in pieces if piece.text)

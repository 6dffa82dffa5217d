"""The passage of a text that says best why it was found, with the words that were looked for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from . import language
from .language import Phrase
from .understanding import Understood

LONGEST = 260
_BEFORE_THE_WORDS = 60
_SENTENCE_ENDS = (". ", "! ", "? ", "\n")
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
            for sentence in self._sentences_with_any(text):
                found = self._in(sentence)
                worth = sum({phrase: self._worths[phrase] for _, _, phrase in found}.values())
                if worth > (best[0] if best else 0):
                    best = worth, name, sentence, found
        if best is None:
            return None
        worth, name, sentence, found = best
        return Passage(name, _cut(sentence, found), worth)

    def marked(self, text: str) -> tuple[Piece, ...]:
        """A whole text in pieces."""
        return _pieces(text, self._in(text), 0, len(text)) if self._worths else (Piece(text),)

    def _sentences_with_any(self, text: str) -> Iterator[str]:
        """The sentences with anything that looks like the words: most texts of most case studies have none."""
        lowered, end = _lowered(text), 0
        while self._worths and (place := self._looks_like_any.search(lowered, end)):
            start, end = _sentence_around(text, place.start())
            yield text[start:end].strip()

    def _add(self, phrase: Phrase, worth: float) -> None:
        if len(self._worths) < _MOST_PHRASES:
            self._worths[phrase] = max(worth, self._worths.get(phrase, 0))

    def _in(self, text: str) -> list[tuple[int, int, Phrase]]:
        """Where the words are: (from, to, which), none over another."""
        found = []
        for place in self._looks_like_any.finditer(_lowered(text)):
            phrase = _phrase(place[0])
            if phrase in self._worths:
                found.append((place.start(), place.end(), phrase))
        return found

    @cached_property
    def _looks_like_any(self) -> re.Pattern:
        """A quick look at a text in small letters that finds a little too much: words that begin like those sought."""
        longest_first = sorted(self._worths, key=lambda phrase: -sum(map(len, phrase)))
        ways = [r"[\W_]+".join(map(_beginning, phrase)) for phrase in longest_first]
        return re.compile(rf"(?<![^\W_])(?:{'|'.join(ways)})(?![^\W_])")


def _sentence_around(text: str, place: int) -> tuple[int, int]:
    """From where to where the sentence or line goes that has something at this place."""
    ends_before = (text.rfind(mark, 0, place) for mark in _SENTENCE_ENDS)
    ends_after = (text.find(mark, place) for mark in _SENTENCE_ENDS)
    return max(ends_before) + 1, min((end + 1 for end in ends_after if end >= 0), default=len(text))


@lru_cache(maxsize=20_000)
def _phrase(text: str) -> Phrase:
    return tuple(language.words_of(text))


def _lowered(text: str) -> str:
    """In small letters, each where it was: the few that become two letters stay as they are."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(map(_lowered_letter, text))


def _lowered_letter(letter: str) -> str:
    lowered = letter.lower()
    return lowered if len(lowered) == 1 else letter


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

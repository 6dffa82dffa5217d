"""The passage of a text that says best why it was found, with the words that were looked for."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from . import language
from .language import Phrase
from .understanding import Understood

LONGEST = 260
_BEFORE_THE_WORDS = 60
_SENTENCE_ENDS = (". ", "! ", "? ", "\n")
_SENTENCE_END = re.compile(r"[.!?] |\n")
# Between the words of a phrase there may be anything but the end of a sentence.
_BETWEEN_WORDS = r"(?:(?![.!?] )[^\w\n]|_)+"
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
        for named in understood.named:
            for name in named.names:
                self._add(name, 1.0)
        self._enough = sum(self._worths.values())
        for concept in understood.concepts:
            for other in concept.expansions:
                self._add(other.words, other.weight * concept.weight)

    def best_of(self, texts: Iterable[tuple[str, str]]) -> Passage | None:
        """The best passage of several texts, each with a name, the earlier where two are as good; None without any.

        A text with all that was typed in one sentence is the last one looked at.
        """
        best, most = None, 0.0
        for name, text in texts:
            for start, end, found in self._sentences_with_any(text):
                worth = sum({phrase: self._worths[phrase] for _, _, phrase in found}.values())
                if worth > most:
                    best, most = (name, text, start, end, found), worth
            if most >= self._enough:
                break
        if best is None:
            return None
        name, text, start, end, found = best
        sentence = text[start:end].lstrip()
        start = end - len(sentence)
        moved = [(first - start, last - start, phrase) for first, last, phrase in found]
        return Passage(name, _cut(sentence.rstrip(), moved), most)

    def marked(self, text: str) -> tuple[Piece, ...]:
        """A whole text in pieces."""
        return _pieces(text, self._in(text), 0, len(text)) if self._worths else (Piece(text),)

    def _sentences_with_any(self, text: str) -> Iterator[tuple[int, int, list[tuple[int, int, Phrase]]]]:
        """The sentences with any of the words: from where to where each goes, and where in the text its words are."""
        start, end, found = 0, 0, []
        for place in self._in(text):
            if place[0] >= end:
                if found:
                    yield start, end, found
                start, end = _sentence_around(text, place[0], end)
                found = []
            found.append(place)
        if found:
            yield start, end, found

    def _add(self, phrase: Phrase, worth: float) -> None:
        if len(self._worths) < _MOST_PHRASES:
            self._worths[phrase] = max(worth, self._worths.get(phrase, 0))

    def _in(self, text: str) -> list[tuple[int, int, Phrase]]:
        """Where the words are: (from, to, which), none over another."""
        if not self._worths:
            return []
        places = ((place.start(), place.end(), _phrase(place[0])) for place in self._looks_like_any(_lowered(text)))
        return [place for place in places if place[2] in self._worths]

    @cached_property
    def _looks_like_any(self) -> Callable[[str], Iterator[re.Match]]:
        """A quick look at a text in small letters that finds a little too much: words that begin like those sought.

        What begins with the same letter stands together, and that letter first: so most of a text is passed over fast.
        """
        longest_first = sorted(self._worths, key=lambda phrase: -sum(map(len, phrase)))
        by_letter: dict[str, list[str]] = {}
        for phrase in longest_first:
            by_letter.setdefault(phrase[0][0], []).append(_BETWEEN_WORDS.join(map(_beginning, phrase)))
        groups = [
            rf"{re.escape(letter)}(?<![^\W_].)(?:{'|'.join(way.removeprefix(re.escape(letter)) for way in ways)})"
            for letter, ways in by_letter.items()
        ]
        return re.compile(rf"(?:{'|'.join(groups)})(?![^\W_])").finditer


def _sentence_around(text: str, place: int, after: int) -> tuple[int, int]:
    """From where to where the sentence or line goes that has something at this place; it begins after another one."""
    start = max(text.rfind(mark, after, place) for mark in _SENTENCE_ENDS) + 1
    end = _SENTENCE_END.search(text, place)
    return max(start, after), end.start() + 1 if end else len(text)


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

"""Mends words that nobody here writes, by the words the index holds and those of the thesaurus.

How far two words are apart is counted in letters put in, left out, replaced, or swapped with the next one. Longer words
that sound alike ("hydrashun") are one letter apart. The words are kept in a small index in memory, because the engine
finds near words among many thousands in about a millisecond.
"""

import math
import re
from collections.abc import Iterable
from functools import lru_cache

import tantivy
from tantivy import Document, Query, SchemaBuilder

SHORTEST = 4
SHORTEST_WITH_TWO = 7
LONGEST = 25
# The most used words of the index that are known here, so that memory and time are bounded.
MOST_WORDS = 40_000

_WORD, _SOUND, _PLACE = "word", "sound", "place"
_MEMORY = 15_000_000
_MOST_NEAR = 300
_FIRST_LETTER_DIFFERS = 0.7
_SOUNDS_DIFFERENT = 0.3
_USED_MORE = 0.12

_LETTERS = re.compile(r"[a-z]+(?:'[a-z]+)?")
_SPOKEN = [
    *[("tion", "Sn"), ("sion", "Sn"), ("cian", "Sn"), ("shun", "Sn"), ("ght", "t"), ("ph", "f"), ("rh", "r")],
    *[("ce", "se"), ("ci", "si"), ("cy", "sy"), ("ck", "k"), ("ch", "k"), ("qu", "k"), ("c", "k"), ("z", "s")],
    *[("x", "ks"), ("y", "i")],
]
_SPOKEN_FIRST = {"kn": "n", "pn": "n", "wr": "r", "ps": "s"}
_VOWELS = re.compile(r"[aeiou]+")
_DOUBLED = re.compile(r"(.)\1+")


class Spelling:
    """The words that are known and how often each is used. Takes (word, how many texts have it), and other words."""

    def __init__(self, counted: Iterable[tuple[str, int]], others: Iterable[str] = ()):
        counts = dict.fromkeys(others, 0) | dict(counted)
        self._words = [word for word in counts if _is_plain(word)]
        self._counts = [counts[word] for word in self._words]
        self._schema = _schema()
        self._searcher = self._built()

    def mended(self, word: str) -> str | None:
        """The word that is meant by one that is not known; None where none is near."""
        if not _is_plain(word):
            return None
        near = [(self._cost(word, place, apart), self._words[place]) for place, apart in self._near(word).items()]
        return min(near, default=(0, None))[1]

    def more_used(self, word: str, least: int) -> str | None:
        """A word one letter apart that so many texts or more have; None where there is none."""
        if not _is_plain(word):
            return None
        near = self._found(Query.fuzzy_term_query(self._schema, _WORD, word, 1))
        used = [place for place in near if self._counts[place] >= least and self._words[place] != word]
        return min(((self._cost(word, place, 1), self._words[place]) for place in used), default=(0, None))[1]

    def _near(self, word: str) -> dict[int, int]:
        furthest = 2 if len(word) >= SHORTEST_WITH_TWO else 1
        places = self._found(Query.fuzzy_term_query(self._schema, _WORD, word, furthest))
        near = {place: distance(word, self._words[place]) for place in places}
        if len(word) >= SHORTEST_WITH_TWO:
            alike = self._found(Query.term_query(self._schema, _SOUND, sound(word), "basic"))
            near |= {place: min(1, near.get(place, 1)) for place in alike}
        return near

    def _found(self, query: Query) -> list[int]:
        hits = self._searcher.search(query, limit=_MOST_NEAR, count=False).hits
        return self._searcher.fast_field_values(_PLACE, [address for _, address in hits])

    def _cost(self, word: str, place: int, apart: int) -> float:
        other = self._words[place]
        cost = apart - _USED_MORE * math.log1p(self._counts[place])
        if word[0] != other[0]:
            cost += _FIRST_LETTER_DIFFERS
        if sound(word) != sound(other):
            cost += _SOUNDS_DIFFERENT
        return cost

    def _built(self) -> tantivy.Searcher:
        index = tantivy.Index(self._schema)
        writer = index.writer(_MEMORY, num_threads=1)
        for place, word in enumerate(self._words):
            document = Document()
            document.add_text(_WORD, word)
            document.add_unsigned(_PLACE, place)
            if len(word) >= SHORTEST_WITH_TWO:
                document.add_text(_SOUND, sound(word))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        return index.searcher()


def distance(one: str, other: str) -> int:
    """How many letters two words are apart."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        now = [row]
        for column, theirs in enumerate(other, start=1):
            apart = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != theirs))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == theirs:
                apart = min(apart, before[column - 2] + 1)
            now.append(apart)
        before, last = last, now
    return last[-1]


@lru_cache(maxsize=2 * MOST_WORDS)
def sound(word: str) -> str:
    """About how a word sounds: the same for spellings that sound the same."""
    word = _SPOKEN_FIRST.get(word[:2], word[:2]) + word[2:]
    for written, spoken in _SPOKEN:
        word = word.replace(written, spoken)
    return _DOUBLED.sub(r"\1", _VOWELS.sub("a", word))


def _is_plain(word: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST and _LETTERS.fullmatch(word) is not None


def _schema() -> tantivy.Schema:
    builder = SchemaBuilder()
    builder.add_text_field(_WORD, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(_SOUND, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field(_PLACE, fast=True)
    return builder.build()

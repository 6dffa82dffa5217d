"""What people type, taken apart. Nothing anybody types is an error."""

import re
from dataclasses import dataclass, field

from tantivy import Occur, Query, Schema

from . import language, schema
from .language import Phrase

LONGEST_TEXT = 2000
MOST_WORDS = 60

_CHUNK = re.compile(r'(?<!\S)(-?)"([^"]*)"|(\S+)')
_QUOTES = str.maketrans("“”„‟«»", '""""""')


@dataclass(frozen=True)
class Parsed:
    """What somebody asked for: single words, phrases that must be there, and what must not be.

    `typed` are the plain words in the order typed, with those such as "the" and with repetitions.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    excluded: tuple[Phrase, ...] = ()
    typed: tuple[str, ...] = field(default=(), compare=False)


def parse(text: str) -> Parsed:
    """Takes apart what was typed: "quoted phrases", -minus words (or -"phrases") and plain words. Never raises.

    Words such as "the" are left out, unless there are no others. Only the first 2,000 characters and 60 words count.
    """
    typed: list[str] = []
    phrases: list[Phrase] = []
    excluded: list[Phrase] = []
    for minus, quoted, plain in _CHUNK.findall(readable(text[:LONGEST_TEXT]).translate(_QUOTES)):
        if plain.startswith("-") and len(plain) > 1 and plain[1].isalnum():
            minus, quoted, plain = "-", plain[1:], ""
        if plain:
            typed += language.plain_words(plain)
        elif phrase := tuple(language.words_of(quoted)):
            (excluded if minus else phrases).append(phrase)
    return _capped(typed, phrases, excluded)


def everything() -> Query:
    """Every case study."""
    return Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, Query.exists_query(schema.APPLIED))])


def one_of(shape: Schema, facet: str, values: tuple[str, ...]) -> Query:
    """The case studies with any of these values of a facet; it adds nothing to how well they match."""
    return Query.const_score_query(Query.term_set_query(shape, facet, [readable(value) for value in values]), 0.0)


def readable(text: str) -> str:
    """The text without halves of characters, which the engine refuses."""
    return text.encode(errors="ignore").decode()


def _capped(typed: list[str], phrases: list[Phrase], excluded: list[Phrase]) -> Parsed:
    stems = [language.stem(word) for word in typed]
    words = [word for word in dict.fromkeys(stems) if word not in language.stop_words()]
    if not words and not phrases and not excluded:
        words = list(dict.fromkeys(stems))
    room = MOST_WORDS
    kept: list[list[Phrase]] = []
    for asked in (excluded, phrases):
        fitting = []
        for phrase in dict.fromkeys(asked):
            if len(phrase) <= room:
                fitting.append(phrase)
                room -= len(phrase)
        kept.append(fitting)
    words = words[:room]
    cut = {*words, *language.stop_words()}
    return Parsed(
        tuple(words),
        tuple(kept[1]),
        tuple(kept[0]),
        tuple(word for word, stem in zip(typed, stems, strict=True) if stem in cut) if words else (),
    )

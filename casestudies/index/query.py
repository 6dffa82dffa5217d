"""What people type, as a query the engine understands. Nothing anybody types is an error."""

import re
from dataclasses import dataclass

from tantivy import Occur, Query, Schema

from . import language, schema

LONGEST_TEXT = 2000
MOST_WORDS = 60

# Of this many words or fewer, results with all of them come first; a plan in sentences is matched by any of its words.
FEW_WORDS = 6
_TIE_BREAKER = 0.1

_CHUNK = re.compile(r'(?<!\S)(-?)"([^"]*)"|(\S+)')
_QUOTES = str.maketrans("“”„‟«»", '""""""')

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Parsed:
    """What somebody asked for: single words, phrases that must be there, and what must not be."""

    words: tuple[str, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    excluded: tuple[Phrase, ...] = ()

    @property
    def are_few(self) -> bool:
        """Whether the words are few enough to ask for all of them, and more than one."""
        return 1 < len(self.words) <= FEW_WORDS


def parse(text: str) -> Parsed:
    """Takes apart what was typed: "quoted phrases", -minus words (or -"phrases") and plain words. Never raises.

    Words such as "the" are left out, unless there are no others. Only the first 2,000 characters and 60 words count.
    """
    words: list[str] = []
    phrases: list[Phrase] = []
    excluded: list[Phrase] = []
    for minus, quoted, plain in _CHUNK.findall(_readable(text[:LONGEST_TEXT]).translate(_QUOTES)):
        if plain.startswith("-") and len(plain) > 1 and plain[1].isalnum():
            minus, quoted, plain = "-", plain[1:], ""
        if plain:
            words += language.words_of(plain)
        elif phrase := tuple(language.words_of(quoted)):
            (excluded if minus else phrases).append(phrase)
    return _capped(list(dict.fromkeys(words)), phrases, excluded)


def build(parsed: Parsed, shape: Schema, *, all_words: bool = False) -> Query:
    """The query for what was asked: a word counts by the best of the texts it is in, rarer words for more.

    Any of the words will do, and where they are few those with all of them count double; with `all_words` no others do.
    """
    clauses = [(Occur.Must, _anywhere(shape, phrase)) for phrase in parsed.phrases]
    if parsed.words:
        clauses.append((Occur.Must, _words(parsed, shape, all_words)))
    if not clauses:
        clauses.append((Occur.Must, everything() if parsed.excluded else Query.empty_query()))
    clauses += [(Occur.MustNot, _anywhere(shape, phrase)) for phrase in parsed.excluded]
    return Query.boolean_query(clauses)


def everything() -> Query:
    """Every case study."""
    return Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, Query.exists_query(schema.APPLIED))])


def one_of(shape: Schema, facet: str, values: tuple[str, ...]) -> Query:
    """The case studies with any of these values of a facet; it adds nothing to how well they match."""
    return Query.const_score_query(Query.term_set_query(shape, facet, [_readable(value) for value in values]), 0.0)


def _readable(text: str) -> str:
    """The text without halves of characters, which the engine refuses."""
    return text.encode(errors="ignore").decode()


def _words(parsed: Parsed, shape: Schema, all_words: bool) -> Query:
    wanted = [_anywhere(shape, (word,)) for word in parsed.words]
    every = Query.boolean_query([(Occur.Must, word) for word in wanted])
    if all_words:
        return every
    some = Query.boolean_query([(Occur.Should, word) for word in wanted])
    return Query.boolean_query([(Occur.Must, some), (Occur.Should, every)]) if parsed.are_few else some


def _anywhere(shape: Schema, phrase: Phrase) -> Query:
    def in_text(name: str) -> Query:
        if len(phrase) == 1:
            return Query.term_query(shape, name, phrase[0])
        return Query.phrase_query(shape, name, list(phrase))

    return Query.disjunction_max_query(
        [Query.boost_query(in_text(name), weight) for name, weight in schema.TEXTS.items()], _TIE_BREAKER
    )


def _capped(words: list[str], phrases: list[Phrase], excluded: list[Phrase]) -> Parsed:
    telling = [word for word in words if word not in language.stop_words()]
    if telling or phrases or excluded:
        words = telling
    room = MOST_WORDS
    kept: list[list[Phrase]] = []
    for asked in (excluded, phrases):
        fitting = []
        for phrase in asked:
            if len(phrase) <= room:
                fitting.append(phrase)
                room -= len(phrase)
        kept.append(fitting)
    return Parsed(tuple(words[:room]), tuple(kept[1]), tuple(kept[0]))

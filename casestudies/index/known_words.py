"""Which words the index holds, and what is meant by those it does not."""

import time
from collections.abc import Iterable
from dataclasses import dataclass

from . import language, schema
from .compounds import written_apart
from .engine import Snapshot
from .spelling import MOST_WORDS, Spelling
from .thesaurus import thesaurus

# Whether a word is known is asked of the index itself, so what else may be meant may be a little behind.
_SECONDS_KEPT = 600.0
_SHORT_ABBREVIATION = 4
# A word in so few texts may be mistyped in them: two, or one in a thousand; and the word that is meant is used so many
# times as much.
_RARELY = 2
_RARELY_OF_MANY = 0.001
_TIMES = 20
_TIMES_WHERE_LITTLE = 5


@dataclass(frozen=True)
class _Kept:
    spelling: Spelling
    generation: tuple[str, int]
    until: float


_kept: dict[str, _Kept] = {}


def mended(snapshot: Snapshot, typed: Iterable[str]) -> dict[str, str]:
    """Plain words that neither the index nor the thesaurus has, with what is probably meant by each."""
    found = {}
    for word in dict.fromkeys(typed):
        if not is_known(snapshot, word) and not written_apart(snapshot, word):
            meant = _spelling(snapshot).mended(word)
            found |= {word: meant} if meant else {}
    return found


def likelier(snapshot: Snapshot, typed: Iterable[str], *, finds_little: bool) -> dict[str, str]:
    """Plain words that hardly any text has, with one each that is like it and used far more.

    Where a search `finds_little` it may be used less, and words that no text has are mended, too.
    """
    found = {}
    for word in dict.fromkeys(typed):
        if meant := _likelier(snapshot, word, _TIMES_WHERE_LITTLE if finds_little else _TIMES):
            found[word] = meant
    return found


def _likelier(snapshot: Snapshot, word: str, times: int) -> str | None:
    if not is_known(snapshot, word):
        return None if written_apart(snapshot, word) else _spelling(snapshot).mended(word)
    stem = language.stem(word)
    used = snapshot.searcher.doc_freq(schema.ALL, stem)
    is_rare = 0 < used <= max(_RARELY, snapshot.searcher.num_docs * _RARELY_OF_MANY)
    if not is_rare or stem in thesaurus().stems or written_apart(snapshot, word):
        return None
    meant = _spelling(snapshot).more_used(word, times * used)
    return meant if meant and language.stem(meant) != stem else None


def is_known(snapshot: Snapshot, word: str) -> bool:
    """Whether the thesaurus or any text has a plain word in some form."""
    stem = language.stem(word)
    return (
        stem in language.stop_words()
        or stem in thesaurus().stems
        or any(snapshot.searcher.doc_freq(name, stem) for name in schema.TEXTS)
    )


def _words_to_mean() -> set[str]:
    """The thesaurus's words; short abbreviations are left out, because they are near too many words ("soars", SARS)."""
    known = thesaurus()
    return {word for word in known.plain_words if word not in known.abbreviations or len(word) > _SHORT_ABBREVIATION}


def _spelling(snapshot: Snapshot) -> Spelling:
    """The spelling of a shelf, made when it is first needed and again after a while where the index has changed."""
    name, now = snapshot.shelf.name, time.monotonic()
    kept = _kept.get(name)
    is_same_folder = kept is not None and kept.generation[0] == snapshot.generation[0]
    if kept is None or not is_same_folder or (kept.generation != snapshot.generation and now > kept.until):
        counted = snapshot.searcher.terms_with_prefix(schema.WORDS, "", limit=MOST_WORDS)
        kept = _Kept(Spelling(counted, _words_to_mean()), snapshot.generation, now + _SECONDS_KEPT)
        _kept[name] = kept
    return kept.spelling

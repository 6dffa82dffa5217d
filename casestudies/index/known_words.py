"""Which words the index holds, and what is meant by those it does not."""

import time
from collections.abc import Iterable
from dataclasses import dataclass

from . import language, schema
from .engine import Snapshot
from .spelling import MOST_WORDS, Spelling
from .thesaurus import thesaurus

# Whether a word is known is asked of the index itself, so what else may be meant may be a little behind.
_SECONDS_KEPT = 600.0
_SHORT_ABBREVIATION = 4


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
        if not is_known(snapshot, word) and (meant := _spelling(snapshot).mended(word)):
            found[word] = meant
    return found


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

"""How many of the case studies have a word."""

from collections.abc import Iterable
from functools import partial
from math import log

from . import schema
from .engine import Snapshot
from .searching import reading


def shares_of(words: Iterable[str]) -> dict[str, float]:
    """For each word, as language.words_of gives them, the share of all published case studies that have it: 0 to 1.

    Counted in the one text that has it most often, so a little low; 0 is exact. Raises IndexUnavailable.
    """
    return reading(partial(shares_in, words=set(words)))


def shares_in(snapshot: Snapshot, words: set[str]) -> dict[str, float]:
    """As shares_of, in one snapshot."""
    searcher = snapshot.searcher
    everything = max(1, searcher.num_docs)
    return {word: min(1.0, max(searcher.doc_freq(text, word) for text in schema.TEXTS) / everything) for word in words}


def weight_of(share: float) -> float:
    """What a word that this share of the case studies has says about one of them: more for a rare word."""
    return log(1 / max(share, 1e-5))

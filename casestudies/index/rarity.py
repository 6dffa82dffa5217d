"""How many of the case studies have a word."""

from math import log

from . import schema
from .engine import Snapshot


def shares_in(snapshot: Snapshot, words: set[str]) -> dict[str, float]:
    """For each word, as language.words_of gives them, the share of all published case studies that have it: 0 to 1."""
    searcher = snapshot.searcher
    everything = max(1, searcher.num_docs)
    return {word: min(1.0, searcher.doc_freq(schema.ALL, word) / everything) for word in words}


def weight_of(share: float) -> float:
    """What a word that this share of the case studies has says about one of them: more for a rare word."""
    return log(1 / max(share, 1e-5))

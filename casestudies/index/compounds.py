"""Words that some write together and some apart: "handwashing" and "hand washing", "daycase" and "day case".

No list of its own: a word stands for two where the index has these side by side or the thesaurus knows them, and two
for one where either has it.
"""

from collections.abc import Iterator
from itertools import pairwise

from tantivy import Query

from . import language, schema
from .engine import Snapshot
from .language import Phrase
from .thesaurus import thesaurus

# "washing", but not "in patients": a word that says nothing may only come second, as in "follow up".
_SHORTEST_FIRST = 3
_SHORTEST_SECOND = 2
# So many words of a shelf are remembered, whatever people type: memory and the time to tidy it stay bounded.
_MOST_KEPT = 20_000

Phrases = tuple[Phrase, ...]

# For each shelf the generation that was looked at, and what was found: two common words take long to look for.
_kept: dict[str, tuple[tuple, dict[str, Phrases]]] = {}


def written_otherwise(snapshot: Snapshot, words: tuple[str, ...]) -> dict[Phrase, Phrases]:
    """For plain words in the order typed, and pairs of them, how this index has them, too: apart or together."""
    found: dict[Phrase, Phrases] = {}
    for word in dict.fromkeys(words):
        if apart := written_apart(snapshot, word):
            found[(language.stem(word),)] = apart
    for first, second in dict.fromkeys(pairwise(words)):
        joined = language.stem(first + second)
        is_known = _is_used(snapshot, joined) or thesaurus().of((joined,)) is not None
        if is_known and _may_begin(first) and (len(second) >= _SHORTEST_SECOND or second.isdigit()):
            found[(language.stem(first), language.stem(second))] = ((joined,),)
    return found


def written_apart(snapshot: Snapshot, word: str) -> Phrases:
    """The pairs of words that a plain word is made of and that stand side by side in some text."""
    generation, known = _kept.get(snapshot.shelf.name, (None, {}))
    if generation != snapshot.generation or len(known) >= _MOST_KEPT:
        known = {}
        _kept[snapshot.shelf.name] = snapshot.generation, known
    if word not in known:
        known[word] = tuple(_apart(snapshot, word))
    return known[word]


def _apart(snapshot: Snapshot, word: str) -> Iterator[Phrase]:
    for at in range(_SHORTEST_FIRST, len(word) - _SHORTEST_SECOND + 1):
        first, second = language.stem(word[:at]), language.stem(word[at:])
        if _may_begin(word[:at]) and _are_side_by_side(snapshot, (first, second)):
            yield first, second


def _may_begin(word: str) -> bool:
    return len(word) >= _SHORTEST_FIRST and language.stem(word) not in language.stop_words()


def _are_side_by_side(snapshot: Snapshot, pair: Phrase) -> bool:
    if thesaurus().of(pair) is not None:
        return True
    if not all(_is_used(snapshot, word) for word in pair):
        return False
    phrase = Query.phrase_query(snapshot.schema, schema.ALL, list(pair))
    return snapshot.searcher.search(phrase, limit=1).count > 0


def _is_used(snapshot: Snapshot, stem: str) -> bool:
    return snapshot.searcher.doc_freq(schema.ALL, stem) > 0

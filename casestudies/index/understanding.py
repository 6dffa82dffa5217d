"""From what somebody typed to what is meant by it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from . import language
from .compounds import written_otherwise
from .concepts import Concept, concepts_of
from .engine import Snapshot
from .known_names import known_names
from .known_words import mended
from .language import Phrase
from .parts import Part
from .places import Named, Place, Placed, placed
from .query import parse, readable
from .telling import with_telling
from .thesaurus import Thesaurus, thesaurus

# Of this many words or fewer, results with all of them come first; a plan in sentences is matched by any of its words.
FEW_WORDS = 6
# From this many words on people ask in more than the words of the thing itself: those not of the NHS count for less.
MANY_TO_WEIGH = 4

Off = frozenset[Part]


@dataclass(frozen=True)
class Understood:
    """What is meant: concepts, phrases that must be there, what must not be, where, {typed: mended} words, and the
    plain words themselves."""

    concepts: tuple[Concept, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    excluded: tuple[Phrase, ...] = ()
    place: Place | None = None
    named: tuple[Named, ...] = ()
    mended: Mapping[str, str] = field(default_factory=dict)
    is_plan: bool = False
    words: tuple[str, ...] = ()

    @property
    def telling(self) -> list[Concept]:
        """The concepts that are enough for something to be found."""
        return [concept for concept in self.concepts if concept.is_telling]

    @property
    def asks_for_several_words(self) -> bool:
        """Whether the words are few enough to ask for all of them, and more than one."""
        return not self.is_plan and sum(len(concept.words) for concept in self.concepts) > 1


def understand(snapshot: Snapshot, text: str, off: Off = frozenset()) -> Understood:
    """What is meant by a text, by the words this index holds. Never raises for anything people type."""
    parsed = parse(text)
    found, meant = _placed(snapshot, parsed.typed, off), {}
    if Part.SPELLING not in off and (meant := mended(snapshot, found.words)):
        found = _placed(snapshot, tuple(meant.get(word, word) for word in parsed.typed), off)
    stems = tuple(map(language.stem, found.words))
    if (found.place or found.named or parsed.phrases or parsed.excluded) and language.stop_words().issuperset(stems):
        stems = ()
    is_plan = len(parsed.words) > FEW_WORDS
    known = Thesaurus() if Part.THESAURUS in off else thesaurus()
    otherwise = {} if Part.COMPOUNDS in off else written_otherwise(snapshot, found.words)
    weighs = len(parsed.words) >= MANY_TO_WEIGH and Part.PLAN_WEIGHTS not in off
    concepts = concepts_of(stems, known, otherwise, weighs_words=weighs)
    if is_plan and weighs:
        concepts = with_telling(snapshot, concepts)
    where = found.place, found.named
    return Understood(concepts, parsed.phrases, parsed.excluded, *where, meant, is_plan, found.words)


def _placed(snapshot: Snapshot, typed: tuple[str, ...], off: Off) -> Placed:
    return Placed(typed) if Part.PLACES in off else placed(typed, known_names(snapshot))


def mended_text(text: str, mended: Mapping[str, str]) -> str:
    """What was typed, with the mended words in place of those typed."""
    for typed, meant in mended.items():
        text = re.sub(rf"(?<!\w){re.escape(typed)}(?!\w)", meant, readable(text), flags=re.IGNORECASE)
    return text

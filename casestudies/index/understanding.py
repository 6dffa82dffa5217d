"""From what somebody typed to what is meant by it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from . import language
from .concepts import Concept, concepts_of
from .engine import Snapshot
from .known_words import mended
from .language import Phrase
from .parts import Part
from .places import Place, Placed, placed
from .query import parse, readable
from .thesaurus import Thesaurus, thesaurus

# Of this many words or fewer, results with all of them come first; a plan in sentences is matched by any of its words.
FEW_WORDS = 6

Off = frozenset[Part]


@dataclass(frozen=True)
class Understood:
    """What is meant: concepts, phrases that must be there, what must not be, a place, and {typed: mended} words."""

    concepts: tuple[Concept, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    excluded: tuple[Phrase, ...] = ()
    place: Place | None = None
    mended: Mapping[str, str] = field(default_factory=dict)
    is_plan: bool = False

    @property
    def asks_for_several_words(self) -> bool:
        """Whether the words are few enough to ask for all of them, and more than one."""
        return not self.is_plan and sum(len(concept.words) for concept in self.concepts) > 1


def understand(snapshot: Snapshot, text: str, off: Off = frozenset()) -> Understood:
    """What is meant by a text, by the words this index holds. Never raises for anything people type."""
    parsed = parse(text)
    found = Placed(parsed.typed) if Part.PLACES in off else placed(parsed.typed)
    meant = {} if Part.SPELLING in off else mended(snapshot, found.words)
    stems = tuple(language.stem(meant.get(word, word)) for word in found.words)
    if (found.place or parsed.phrases or parsed.excluded) and language.stop_words().issuperset(stems):
        stems = ()
    is_plan = len(parsed.words) > FEW_WORDS
    known = Thesaurus() if Part.THESAURUS in off else thesaurus()
    concepts = concepts_of(stems, known, weighs_words=is_plan and Part.PLAN_WEIGHTS not in off)
    return Understood(concepts, parsed.phrases, parsed.excluded, found.place, meant, is_plan)


def mended_text(text: str, mended: Mapping[str, str]) -> str:
    """What was typed, with the mended words in place of those typed."""
    for typed, meant in mended.items():
        text = re.sub(rf"(?<!\w){re.escape(typed)}(?!\w)", meant, readable(text), flags=re.IGNORECASE)
    return text

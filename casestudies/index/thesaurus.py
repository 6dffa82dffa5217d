"""What means the same in the NHS without looking alike: reads thesaurus.txt, whose top explains its format."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path

from . import language
from .language import Phrase

FILE = Path(__file__).with_name("thesaurus.txt")

# What an expansion counts for beside the words typed, which count 1.
SAME = 0.8
BROADER = 0.4
RELATED = 0.4
AMBIGUOUS = 0.5
_WEIGHT_OF_MARK = {"": SAME, "~": RELATED, "?": AMBIGUOUS}
# Of a word with many meanings those that count most.
MOST_EXPANSIONS = 12

_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")


class ThesaurusError(ValueError):
    """A line that is not in the format, with its number."""

    def __init__(self, number: int, reason: str):
        super().__init__(f"thesaurus.txt, line {number}: {reason}")


@dataclass(frozen=True)
class Expansion:
    """Other words to search for, and what they count for."""

    words: Phrase
    weight: float


@dataclass
class Thesaurus:
    """Expansions by phrase, as the index holds words; the plain words of all entries; those in capitals."""

    meanings: dict[Phrase, tuple[Expansion, ...]] = field(default_factory=dict)
    plain_words: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    longest: int = 1

    def of(self, words: Phrase) -> tuple[Expansion, ...] | None:
        """The expansions of a phrase; None where it is not in the thesaurus."""
        return self.meanings.get(words)

    @cached_property
    def phrases(self) -> frozenset[Phrase]:
        """Everything of several words that is in the thesaurus."""
        others = (other.words for expansions in self.meanings.values() for other in expansions)
        return frozenset(words for words in (*self.meanings, *others) if len(words) > 1)

    def phrases_in(self, words: list[str]) -> Iterator[Phrase]:
        """Those of the phrases that stand in a text, as often as they do. Takes its words as the index holds them."""
        for at, beginning in enumerate(pairwise(words)):
            for phrase in self._phrases_from.get(beginning, ()):
                if tuple(words[at : at + len(phrase)]) == phrase:
                    yield phrase

    @cached_property
    def _phrases_from(self) -> dict[Phrase, list[Phrase]]:
        """The phrases by the two words they begin with."""
        found = defaultdict(list)
        for phrase in self.phrases:
            found[phrase[:2]].append(phrase)
        return dict(found)


@lru_cache(maxsize=1)
def thesaurus() -> Thesaurus:
    """The portal's thesaurus, read once."""
    return parse(FILE.read_text(encoding="utf-8"))


def parse(text: str) -> Thesaurus:
    """A thesaurus from the text of its file. Raises ThesaurusError for the first line that is not in the format."""
    found: dict[Phrase, dict[Phrase, float]] = {}
    broader: dict[Phrase, set[Phrase]] = {}
    entries: set[str] = set()
    for number, line in enumerate(text.splitlines(), start=1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        try:
            pairs, named = _narrow(line) if ">" in line else _group(line)
        except ValueError as error:
            raise ThesaurusError(number, str(error)) from error
        entries |= named
        for typed, other, weight in pairs:
            known = found.setdefault(typed, {})
            known[other] = max(weight, known.get(other, 0))
            if ">" in line:
                broader.setdefault(typed, set()).add(other)
    for typed, others in found.items():
        inherited = _inherited(typed, others, broader) - others.keys()
        found[typed] = others | dict.fromkeys(sorted(inherited), BROADER)
    plain = {word for entry in entries for word in language.plain_words(entry)}
    return Thesaurus(
        meanings={typed: _expansions(others) for typed, others in found.items()},
        plain_words=frozenset(plain),
        abbreviations=frozenset(word.lower() for entry in entries for word in _CAPITALS.findall(entry)),
        stems=frozenset(stem for typed in found for stem in typed),
        longest=max(map(len, found), default=1),
    )


def _inherited(typed: Phrase, others: Mapping[Phrase, float], broader: Mapping[Phrase, set[Phrase]]) -> set[Phrase]:
    """What is broader than a phrase that means the same: "FCP" is a "first contact practitioner"."""
    same = (other for other, weight in others.items() if weight == SAME)
    return {wider for other in same for wider in broader.get(other, ()) if wider != typed}


def _expansions(others: dict[Phrase, float]) -> tuple[Expansion, ...]:
    in_order = sorted(others.items(), key=lambda pair: -pair[1])[:MOST_EXPANSIONS]
    return tuple(Expansion(words, weight) for words, weight in in_order)


def _group(line: str) -> tuple[list[tuple[Phrase, Phrase, float]], set[str]]:
    marked = [_marked(entry) for entry in line.split("|")]
    _check(marked)
    if len(marked) < 2:
        raise ValueError("a group has two entries or more")
    pairs = [
        (words, other, min(weight, other_weight))
        for words, weight, _ in marked
        for other, other_weight, _ in marked
        if other != words and max(weight, other_weight) == SAME
    ]
    return pairs, {name for *_, name in marked}


def _narrow(line: str) -> tuple[list[tuple[Phrase, Phrase, float]], set[str]]:
    narrow, *rest = line.split(">")
    if len(rest) != 1:
        raise ValueError("there is more than one >")
    words, _, name = _marked(narrow)
    broader = [_marked(entry) for entry in rest[0].split("|")]
    _check([(words, 0.0, name), *broader])
    return [(words, other, BROADER) for other, *_ in broader], {name, *(name for *_, name in broader)}


def _marked(entry: str) -> tuple[Phrase, float, str]:
    name = entry.strip()
    mark = name[:1] if name[:1] in "~?" else ""
    name = name.removeprefix(mark).strip()
    words = tuple(language.words_of(name))
    if not words:
        raise ValueError("an entry is empty")
    return words, _WEIGHT_OF_MARK[mark], name


def _check(marked: list[tuple[Phrase, float, str]]) -> None:
    names = [name.casefold() for *_, name in marked]
    if twice := {name for name in names if names.count(name) > 1}:
        raise ValueError(f"“{twice.pop()}” is there twice")

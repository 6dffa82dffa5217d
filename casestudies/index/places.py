"""Places, boards and organisations named in a query: what was done there comes first; they are offered as filters."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from improvers.place_names import PLACE_NAMES

from . import language
from .language import Phrase
from .naming import key_of

# Names that are everyday words, too: in a query they are rarely meant as places.
_EVERYDAY = {"reading", "bath", "bury", "borders", "peninsula", "barking", "central london", "eastern region"}


@dataclass(frozen=True)
class Place:
    """A place somebody named: as typed, as the index holds its names, and the region or nation it lies in.

    Of a city that gave its county the name, the county's is one, too.
    """

    name: str
    names: tuple[Phrase, ...]
    region: str


@dataclass(frozen=True)
class Named:
    """An organisation or boards somebody named: the facet and its values, and their names as the index holds them."""

    facet: str
    codes: tuple[str, ...]
    names: tuple[Phrase, ...]


class Names(Protocol):
    """Knows names of organisations and boards."""

    def at(self, typed: Phrase, place: int) -> tuple[int, tuple[Named, ...]]:
        """The longest name at a place: of how many words, and what it may name. (0, ()) for none."""


@dataclass(frozen=True)
class Placed:
    """What was typed, taken apart: the first place, board and organisation named, if any, and all other words."""

    words: tuple[str, ...]
    place: Place | None = None
    named: tuple[Named, ...] = ()


def placed(typed: tuple[str, ...], names: Names | None = None) -> Placed:
    """Takes names out of plain words in the order typed: the first place, the first board, the first organisation.

    The longest name counts: "north east london". One name may be that of a place and of a board.
    """
    words: list[str] = []
    place: Place | None = None
    named: dict[str, Named] = {}
    at = 0
    while at < len(typed):
        length, found = _place_at(typed, at) if place is None else (0, None)
        longer, others = names.at(typed, at) if names else (0, ())
        others = [other for other in others if other.facet not in named] if longer >= length else []
        if others:
            named |= {other.facet: other for other in others}
        if found and (not others or longer == length):
            place = found
        if others or found:
            at += longer if others else length
        else:
            words.append(typed[at])
            at += 1
    return Placed(tuple(words), place, tuple(named.values()))


def is_place(key: Phrase) -> bool:
    """Whether a name without its little words is that of a place."""
    return key in _names().keys


def _place_at(typed: tuple[str, ...], at: int) -> tuple[int, Place | None]:
    known = _names()
    for length in range(min(known.longest, len(typed) - at), 0, -1):
        name = typed[at : at + length]
        if region := known.regions.get(name):
            county = (*name[:-1], f"{name[-1]}shire")
            names = [name, county] if known.regions.get(county) == region else [name]
            return length, Place(" ".join(name), tuple(tuple(map(language.stem, each)) for each in names), region)
    return 0, None


@dataclass(frozen=True)
class _Names:
    regions: dict[tuple[str, ...], str] = field(default_factory=dict)
    keys: frozenset[Phrase] = frozenset()
    longest: int = 0


@lru_cache(maxsize=1)
def _names() -> _Names:
    regions = {
        tuple(language.plain_words(name)): slug
        for slug, names in PLACE_NAMES.items()
        for name in names.split(",")
        if name.strip() not in _EVERYDAY
    }
    return _Names(regions, frozenset(key_of(name)[0] for name in regions), max(map(len, regions)))

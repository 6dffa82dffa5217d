"""Places people name in a query: they put what was done there first, and are offered as filters."""

from dataclasses import dataclass, field
from functools import lru_cache

from improvers.place_names import PLACE_NAMES

from . import language
from .language import Phrase

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
class Placed:
    """What was typed, taken apart: the first place named, if any, and all other words."""

    words: tuple[str, ...]
    place: Place | None = None


def placed(typed: tuple[str, ...]) -> Placed:
    """Takes the first place out of plain words in the order typed. The longest name counts: "north east london"."""
    known = _names()
    for at in range(len(typed)):
        for length in range(min(known.longest, len(typed) - at), 0, -1):
            name = typed[at : at + length]
            if region := known.regions.get(name):
                county = (*name[:-1], f"{name[-1]}shire")
                names = [name, county] if known.regions.get(county) == region else [name]
                place = Place(" ".join(name), tuple(tuple(map(language.stem, each)) for each in names), region)
                return Placed(typed[:at] + typed[at + length :], place)
    return Placed(typed)


@dataclass(frozen=True)
class _Names:
    regions: dict[tuple[str, ...], str] = field(default_factory=dict)
    longest: int = 0


@lru_cache(maxsize=1)
def _names() -> _Names:
    regions = {
        tuple(language.plain_words(name)): slug
        for slug, names in PLACE_NAMES.items()
        for name in names.split(",")
        if name.strip() not in _EVERYDAY
    }
    return _Names(regions, max(map(len, regions)))

"""The regions and nations as a picture: one tile each, arranged roughly as on the map."""

import math
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

TILE_WIDTH = 156
TILE_HEIGHT = 112
_GAP = 8
_LINE = 25
_LETTERS_IN_A_LINE = 13
_SHADES = 3

# Column and row of each tile; rows are shifted by half a tile where that is nearer to the map.
_PLACES = {
    "scotland": (1.0, 0),
    "northern-ireland": (0.0, 1),
    "north-west": (1.0, 1),
    "north-east-and-yorkshire": (2.0, 1),
    "wales": (0.5, 2),
    "midlands": (1.5, 2),
    "east-of-england": (2.5, 2),
    "south-west": (0.5, 3),
    "south-east": (1.5, 3),
    "london": (2.5, 3),
}


class Counted(Protocol):
    """A region with how many case studies it has; None where nobody can tell."""

    name: str
    slug: str
    count: int | None


@dataclass(frozen=True)
class Line:
    """One line of text in a tile, centred at a point."""

    text: str
    y: int


@dataclass(frozen=True)
class Tile:
    """One region in the picture: its corner, the middle of its lines, and how dark it is (0 for none to 3 for most)."""

    slug: str
    name: str
    number: int | None
    x: int
    y: int
    middle: int
    lines: list[Line]
    count: Line | None
    shade: int
    width: int = TILE_WIDTH
    height: int = TILE_HEIGHT


@dataclass(frozen=True)
class RegionMap:
    """The picture, and how large it is in its own units."""

    tiles: list[Tile]
    width: int = int(3.5 * (TILE_WIDTH + _GAP))
    height: int = 4 * (TILE_HEIGHT + _GAP)


def drawn(regions: Iterable[Counted]) -> RegionMap:
    """The picture of some regions; one without a place in it is left to the list beside."""
    placed = [region for region in regions if region.slug in _PLACES]
    most = max((region.count or 0 for region in placed), default=0)
    return RegionMap([_tile(region, most) for region in placed])


def _tile(region: Counted, most: int) -> Tile:
    column, row = _PLACES[region.slug]
    x, y = round(column * (TILE_WIDTH + _GAP)) + _GAP // 2, row * (TILE_HEIGHT + _GAP) + _GAP // 2
    texts = textwrap.wrap(region.name, _LETTERS_IN_A_LINE)
    has_count = region.count is not None
    first = y + (TILE_HEIGHT - (len(texts) + has_count) * _LINE) // 2 + _LINE - 6
    lines = [Line(text, first + number * _LINE) for number, text in enumerate(texts)]
    count = Line(f"{region.count:,}", first + len(texts) * _LINE + 4) if has_count else None
    shade = math.ceil(_SHADES * (region.count or 0) / most) if most else 0
    return Tile(region.slug, region.name, region.count, x, y, x + TILE_WIDTH // 2, lines, count, shade)

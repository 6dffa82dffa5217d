"""Bars as rectangles and texts: numbers only, the template makes marks of them. Wide enough for a phone as it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .sheets import Bar, Bars

WIDTH = 400
_LEFT, _RIGHT, _TOP = 164, 66, 28
_SHORTEST_SCALE = 1
_LEGEND_ROW, _GAP, _THICK, _THIN, _LONGEST_LABEL = 20, 10, 18, 11, 24


@dataclass(frozen=True)
class Rectangle:
    """One part of a bar; `kind` is the place of its part, from 1."""

    x: int
    y: int
    width: int
    height: int
    kind: int


@dataclass(frozen=True)
class Text:
    """A text and where it stands."""

    x: int
    y: int
    text: str
    kind: int = 0


class Picture:
    """The picture of some bars."""

    def __init__(self, bars: Bars):
        self.bars, self.width, self.left = bars, WIDTH, _LEFT
        self.title = bars.title
        self._row = (len(bars.parts) * _THIN if bars.is_side_by_side else _THICK) + _GAP
        self._most = max([_SHORTEST_SCALE, *(self._length(bar) for bar in bars.bars)])

    @property
    def top(self) -> int:
        """Where the first bar begins: below the title and the legend."""
        return _TOP + len(self.legend) * _LEGEND_ROW + 6

    @property
    def bottom(self) -> int:
        """Where the last bar ends."""
        return self.top + len(self.bars.bars) * self._row

    @property
    def height(self) -> int:
        """How high it is."""
        return self.bottom + 4

    @cached_property
    def legend(self) -> list[Text]:
        """What the parts are called, where there are several."""
        if len(self.bars.parts) == 1:
            return []
        return [
            Text(26, _TOP + (number - 1) * _LEGEND_ROW, name, number) for number, name in enumerate(self.bars.parts, 1)
        ]

    @property
    def labels(self) -> list[Text]:
        """What each bar is called."""
        return [
            Text(_LEFT - 8, y + (self._row - _GAP) // 2, _short(bar.label))
            for bar, y in zip(self.bars.bars, self._tops(), strict=True)
        ]

    @property
    def said(self) -> list[Text]:
        """What stands at the end of each bar."""
        return [
            Text(_LEFT + self._scaled(self._length(bar)) + 6, y + (self._row - _GAP) // 2, bar.said)
            for bar, y in zip(self.bars.bars, self._tops(), strict=True)
        ]

    @property
    def rectangles(self) -> Iterator[Rectangle]:
        """The parts of the bars."""
        for bar, y in zip(self.bars.bars, self._tops(), strict=True):
            x = _LEFT
            for number, part in enumerate(bar.parts, 1):
                if self.bars.is_side_by_side:
                    yield Rectangle(_LEFT, y + (number - 1) * _THIN, self._scaled(part), _THIN - 1, number)
                else:
                    width = self._scaled(part)
                    yield Rectangle(x, y, max(width - 1, 0), _THICK, number)
                    x += width

    def _tops(self) -> list[int]:
        return [self.top + number * self._row for number in range(len(self.bars.bars))]

    def _length(self, bar: Bar) -> float:
        return max(bar.parts) if self.bars.is_side_by_side else sum(bar.parts)

    def _scaled(self, number: float) -> int:
        return round((WIDTH - _LEFT - _RIGHT) * number / self._most)


def _short(label: str) -> str:
    """A label that fits; in full it is in the table."""
    return label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1].rstrip() + "…"

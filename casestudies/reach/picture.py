"""The reads of each week as bars: numbers only, the template makes marks of them."""

from dataclasses import dataclass

from .queries import Counts

WIDTH, HEIGHT = 360, 180
_LEFT, _TOP, _FLOOR, _GAP, _WIDEST = 8, 28, 150, 4, 44


@dataclass(frozen=True)
class Bar:
    """One week: where its bar stands, how high it is, and how many reads it stands for."""

    x: int
    y: int
    width: int
    height: int
    number: int

    @property
    def middle(self) -> int:
        """Where its number stands."""
        return self.x + self.width // 2


@dataclass(frozen=True)
class Picture:
    """The bars of some weeks, from left to right."""

    weeks: list[Counts]
    width: int = WIDTH
    height: int = HEIGHT
    floor: int = _FLOOR

    @property
    def bars(self) -> list[Bar]:
        """A bar for every week; a week without reads has one of no height."""
        most = max((week.read for week in self.weeks), default=0) or 1
        room = (self.width - 2 * _LEFT) // len(self.weeks)
        width = min(room - _GAP, _WIDEST)
        heights = [round((_FLOOR - _TOP) * week.read / most) for week in self.weeks]
        return [
            Bar(_LEFT + number * room, _FLOOR - height, width, height, week.read)
            for number, (week, height) in enumerate(zip(self.weeks, heights, strict=True))
        ]

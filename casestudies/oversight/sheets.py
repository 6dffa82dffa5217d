"""One page of figures: what it says, its bars and its tables. Templates and the download read nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sharing_portal.nhsuk.components import Link


@dataclass(frozen=True)
class Table:
    """A table; `words` are the columns of text, the others are numbers. A cell is a text, a number or a Link."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[object]]
    words: frozenset[int] = frozenset({0})
    empty: str = "There is nothing to show."

    @property
    def cells(self) -> Iterator[list[tuple[object, bool]]]:
        """The rows, each cell with whether it is a text."""
        for row in self.rows:
            yield [(cell, place in self.words) for place, cell in enumerate(row)]

    @property
    def headings(self) -> list[tuple[str, bool]]:
        """The columns, each with whether it holds texts."""
        return [(column, place in self.words) for place, column in enumerate(self.columns)]


@dataclass(frozen=True)
class Bar:
    """One bar of a picture: what it is called, how long it is in one or more parts, and what stands at its end."""

    label: str
    parts: Sequence[float]
    said: str


@dataclass(frozen=True)
class Bars:
    """What a picture shows: a title, what its parts are called, and its bars from top to bottom."""

    title: str
    parts: Sequence[str]
    bars: Sequence[Bar]
    is_side_by_side: bool = False


@dataclass(frozen=True)
class Sheet:
    """Everything one page says: sentences above, the picture, the tables, and how the figures are made."""

    sentences: Sequence[str]
    tables: Sequence[Table]
    definitions: Sequence[tuple[str, str]]
    bars: Bars | None = None

    def lines(self) -> Iterable[Sequence[object]]:
        """The tables as lines of a file: each with its name above its columns, and an empty line between."""
        for number, table in enumerate(self.tables):
            if number:
                yield []
            yield [table.caption]
            yield list(table.columns)
            for row in table.rows:
                yield [cell.text if isinstance(cell, Link) else cell for cell in row]

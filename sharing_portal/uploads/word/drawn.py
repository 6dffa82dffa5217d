"""Words in drawings: diagrams and charts. Text boxes are read where the body is."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from .blocks import Block, Paragraph, Run, Table
from .letters import words_in
from .package import child, local

MAX_POINTS = 200


def diagram(tree: Element | None) -> list[Block]:
    """The words of a SmartArt diagram, a paragraph for each shape that has some."""
    shapes = (each for each in tree.iter() if local(each.tag) == "pt") if tree is not None else ()
    said = (words_in(shape).strip() for shape in shapes)
    return [_plain(words) for words in said if words]


def shape_text(body: Element) -> list[Block]:
    """The paragraphs of a drawn shape."""
    said = (words_in(each).strip() for each in body if local(each.tag) == "p")
    return [_plain(words) for words in said if words]


def chart(tree: Element | None) -> list[Block]:
    """A chart's title and its figures as a table: one row for each category, one column for each series."""
    if tree is None:
        return []
    title = next((words_in(each).strip() for each in tree.iter() if local(each.tag) == "title"), "")
    series = [each for each in tree.iter() if local(each.tag) == "ser"]
    names = [next(_values(child(each, "tx")), "") for each in series]
    columns = [list(_values(child(each, "val"))) or list(_values(child(each, "yVal"))) for each in series]
    categories = next((found for each in series if (found := _categories(each))), [])
    rows = [["", *names]] if any(names) else []
    for place in range(min(MAX_POINTS, max(map(len, columns), default=0))):
        rows.append([_at(categories, place), *(_at(column, place) for column in columns)])
    table = Table(tuple(tuple((_plain(cell),) if cell else () for cell in row) for row in rows))
    return [*([_plain(title)] if title else []), *([table] if rows else [])]


def _categories(series: Element) -> list[str]:
    return list(_values(child(series, "cat"))) or list(_values(child(series, "xVal")))


def _values(element: Element | None) -> Iterator[str]:
    for each in element.iter() if element is not None else ():
        if local(each.tag) == "v" and each.text:
            yield each.text.strip()


def _at(values: list[str], place: int) -> str:
    return values[place] if place < len(values) else ""


def _plain(words: str) -> Paragraph:
    return Paragraph((Run(words),))

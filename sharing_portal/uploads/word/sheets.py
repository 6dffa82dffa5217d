"""What styles say of paragraphs: headings, titles, lists, bold and size."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from .package import child, is_on, local, value

DEFAULT_SIZE = 20
_HEADING = re.compile(r"heading (\d)")
_CONTENTS = re.compile(r"toc (\d|heading)|table of (figures|authorities)|index \d")
_UNDERLINED = {"single", "words", "double", "thick"}


@dataclass(frozen=True)
class Style:
    """A style with what it takes over from the styles it is based on."""

    name: str = ""
    level: int = 0
    is_list: bool = False
    strong: bool | None = None
    hidden: bool = False
    size: int | None = None

    @property
    def is_contents(self) -> bool:
        """Whether its paragraphs only list what stands elsewhere."""
        return bool(_CONTENTS.match(self.name))


@dataclass
class Sheet:
    """All styles of a file by id, the default paragraph style, and the size of letters nothing is said of."""

    styles: dict[str, Style] = field(default_factory=dict)
    default: Style = field(default_factory=Style)
    size: int = DEFAULT_SIZE

    def style(self, style_id: str | None) -> Style:
        """The style with an id; the default one when there is none."""
        return self.styles.get(style_id or "", self.default)


def read_sheet(tree: Element | None) -> Sheet:
    """The styles part; an empty sheet when there is none."""
    sheet = Sheet()
    if tree is None:
        return sheet
    elements = {value(each, "styleId"): each for each in tree if local(each.tag) == "style"}
    sheet.size = _number(child(tree, "docDefaults", "rPrDefault", "rPr", "sz")) or DEFAULT_SIZE
    sheet.styles = {style_id: _style(style_id, elements) for style_id in elements if style_id}
    for style_id, each in elements.items():
        if value(each, "type") == "paragraph" and value(each, "default") in {"1", "true", "on"}:
            sheet.default = sheet.styles.get(style_id, sheet.default)
    return sheet


def outline_level(properties: Element | None) -> int:
    """The level of a heading by its outline level; 0 for none."""
    level = _number(child(properties, "outlineLvl"))
    return level + 1 if level is not None and level < 9 else 0


def is_listed(properties: Element | None) -> bool | None:
    """Whether a paragraph is an item of a list; None when nothing is said."""
    numbering = child(properties, "numPr")
    return None if numbering is None else value(child(numbering, "numId")) != "0"


def is_strong(properties: Element | None) -> bool | None:
    """Whether letters are bold or underlined; None when nothing is said."""
    bold, line = child(properties, "b"), child(properties, "u")
    if bold is None and line is None:
        return None
    return (bold is not None and is_on(bold)) or value(line) in _UNDERLINED


def size_of(properties: Element | None) -> int | None:
    """The size of letters in half points; None when nothing is said."""
    return _number(child(properties, "sz"))


def _style(style_id: str, elements: dict[str | None, Element]) -> Style:
    """One style; a chain of styles that bites its own tail ends where it began."""
    chain, seen = [], set()
    current: str | None = style_id
    while current in elements and current not in seen:
        seen.add(current)
        chain.append(elements[current])
        current = value(child(elements[current], "basedOn"))
    name = (value(child(chain[0], "name")) or style_id).lower()
    paragraph = [child(each, "pPr") for each in chain]
    letters = [child(each, "rPr") for each in chain]
    names = [(value(child(each, "name")) or "").lower() for each in chain]
    headings = [int(found[1]) for found in map(_HEADING.match, names) if found]
    return Style(
        name=name,
        level=next((level for level in map(outline_level, paragraph) if level), 0) or (headings or [0])[0],
        is_list=bool(_first(map(is_listed, paragraph))) or name.startswith("list "),
        strong=_first(map(is_strong, letters)),
        hidden=any(is_on(child(each, "vanish")) for each in letters),
        size=_first(map(size_of, letters)),
    )


def _first(values):
    return next((each for each in values if each is not None), None)


def _number(element: Element | None) -> int | None:
    written = value(element) or ""
    return int(written) if written.isascii() and written.isdigit() and len(written) < 6 else None

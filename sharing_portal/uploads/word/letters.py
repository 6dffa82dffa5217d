"""The words of one paragraph, gathered run by run."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from .blocks import Block, Run
from .package import child, is_on, local, value
from .sheets import Sheet, Style, is_strong, size_of

# Letters of symbol fonts that stand in the private area of Unicode: arrows and ticks people use as words.
_SYMBOLS = {0xE0: "→", 0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0xFC: "✓", 0xFB: "✗", 0xB7: "•", 0xA7: "▪"}
# Letters nobody sees: where a word may be parted, which way letters run, marks of the order of bytes.
_UNSEEN = dict.fromkeys([0xAD, 0x61C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF])
_PRIVATE = range(0xF000, 0xF100)


@dataclass
class Line:
    """A paragraph being gathered: its runs, the notes it refers to, its links, and the blocks anchored in it."""

    style: Style
    sheet: Sheet
    runs: list[Run] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    anchored: list[Block] = field(default_factory=list)

    def add(self, text: str, properties: Element | None = None) -> None:
        """Adds letters; `properties` are those of their run."""
        text = text.translate(_UNSEEN)
        if not text or is_on(child(properties, "vanish")):
            return
        own, named = is_strong(properties), self.sheet.styles.get(value(child(properties, "rStyle")) or "")
        inherited = self.style.strong if named is None or named.strong is None else named.strong
        strong = bool(inherited if own is None else own)
        if self.runs and self.runs[-1].strong == strong:
            self.runs[-1] = Run(self.runs[-1].text + text, strong)
        else:
            self.runs.append(Run(text, strong))
        if text.strip():
            self.sizes.append(size_of(properties) or self.style.size or self.sheet.size)

    def finish(self) -> tuple[Run, ...]:
        """The runs, followed by the addresses of links that the words do not show."""
        said = "".join(run.text for run in self.runs)
        unseen = [link for link in dict.fromkeys(self.links) if _bare(link) not in _bare(said)]
        return (*self.runs, *(Run(f"\n{link}") for link in unseen)) if said.strip() else tuple(self.runs)


def symbol(element: Element) -> str:
    """A letter of a symbol font, where it means something to people."""
    try:
        code = int(value(element, "char") or "", 16)
    except ValueError:
        return ""
    return _SYMBOLS.get(code - _PRIVATE.start, "") if code in _PRIVATE else chr(code) if 32 <= code < 0xD800 else ""


def words_in(element: Element) -> str:
    """All letters below an element, whatever they are part of."""
    return "".join(each.text or "" for each in element.iter() if local(each.tag) == "t")


def _bare(address: str) -> str:
    return address.lower().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")

"""Puts headings and words together: which passage stands below which heading, and where it belongs."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from .items import Heading, Item, Words


@dataclass(eq=False)
class Passage:
    """Words below one heading.

    `place` is the part of the form they belong to, None while nobody knows or when it is none; `is_known` says that the
    heading or one above it settles that, `is_named` that the heading says no more than the place does. `above` are the
    headings around it that nobody knows.
    """

    heading: str = ""
    place: str | None = None
    is_known: bool = False
    is_named: bool = False
    above: str = ""
    words: list[Words] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words."""
        return joined(self.words)


@dataclass(eq=False)
class _Standing:
    """One heading that is open, and the passage below it once there are words."""

    level: int
    passage: Passage
    is_single: bool = False
    has_begun: bool = False


def joined(words: Iterable[Words]) -> str:
    """Paragraphs with an empty line between them; items of a list each on a line of its own, with a dash."""
    text, before = "", None
    for each in words:
        text += "" if before is None else "\n" if before.is_list and each.is_list else "\n\n"
        text += f"- {each.text}" if each.is_list else each.text
        before = each
    return text


class Outline:
    """Takes items in reading order. `passages` are what came of them, `headings` the passage below each heading."""

    def __init__(self):
        self.passages: list[Passage] = []
        self.headings: list[Passage] = []
        self._open: list[_Standing] = []
        self._without = _Standing(0, Passage())
        self._lead = ""
        self._ends_in_heading = False

    @property
    def is_known(self) -> bool:
        """Whether the headings that are open say where words belong."""
        return bool(self._open) and self._open[-1].passage.is_known

    def take(self, items: Iterable[Item]) -> None:
        """Adds items, in order."""
        for item in items:
            if isinstance(item, Heading):
                self._take_heading(item)
            elif item.text:
                self._take_words(item)

    def take_apart(self, words: Words, place: str) -> None:
        """Adds words that belong somewhere whatever heading they stand below."""
        self.passages.append(Passage(place=place, is_known=True, is_named=True, words=[words]))

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Items taken inside leave the headings around them open as they were, unless the last one is a heading."""
        outside = list(self._open)
        yield
        if not self._ends_in_heading:
            self._open = outside

    def finish(self) -> list[Passage]:
        """All passages, in order; headings that no words followed are kept as words of their own."""
        said = [passage for passage in self.passages if passage.words]
        unsaid = [each.heading for each in self.headings if not each.words and not each.is_named]
        return [*said, *(Passage(words=[Words(heading)]) for heading in dict.fromkeys(unsaid))]

    def _take_heading(self, item: Heading) -> None:
        while self._open and (self._open[-1].level >= item.level or self._open[-1].is_single):
            self._open.pop()
        above = self._open[-1].passage if self._open else None
        alias = item.alias
        if above and above.is_known and alias and above.place != "summary":
            divides = alias.weak or (item.lead and (item.is_list or alias.place in {None, above.place}))
            alias = None if divides else alias
        if item.lead and alias is None and above and above.is_known:
            self._lead = item.lead
            return
        passage = Passage(heading=item.text)
        if alias:
            passage.place, passage.is_known, passage.is_named = alias.place, True, True
        elif above and above.is_known:
            passage.place, passage.is_known = above.place, True
        elif above:
            passage.above = f"{above.above} {above.heading}".strip()
        if item.lead and passage.place == "credits":
            self._lead = item.lead
        single = bool(item.lead and alias and alias.place in {None, "headline"})
        self._open.append(_Standing(item.level, passage, is_single=single))
        self.headings.append(passage)
        self._ends_in_heading = True

    def _take_words(self, words: Words) -> None:
        if self._open and self._open[-1].is_single and self._open[-1].has_begun:
            self._open.pop()
        if not self._open and not self._follows_last():
            self._without = _Standing(0, Passage())
        standing = self._open[-1] if self._open else self._without
        if not standing.has_begun:
            standing.has_begun = True
            self.passages.append(standing.passage)
        lead, self._lead = self._lead, ""
        said = Words(lead + words.text, words.is_list, words.is_note, words.is_table) if lead else words
        standing.passage.words.append(said)
        self._ends_in_heading = False

    def _follows_last(self) -> bool:
        """Whether words without a heading go on where the last words stood."""
        return bool(self.passages) and self.passages[-1] is self._without.passage

"""Finding the entries of a short list that other people's words mean."""

import re
from dataclasses import dataclass

from django.utils.functional import cached_property

from casestudies.models.listed import Listed

_SEPARATORS = re.compile(r"[^\w&'+-]+")


def plain(words: str) -> str:
    """Words for comparing: lower case, straight apostrophes, single spaces, no punctuation."""
    return _SEPARATORS.sub(" ", words.lower().replace("’", "'")).strip()


@dataclass(frozen=True)
class Match:
    """What a phrase means: the entries in the order they are named, and whether it says no more than the first one."""

    entries: list[Listed]
    is_exact: bool


class Matcher:
    """Matches phrases to a list's entries by their names, slugs and other words for them."""

    def __init__(self, entries: dict[str, Listed], words: dict[str, tuple[str, str]]):
        self._entries = entries
        self._same: dict[str, list[str]] = {}
        self._related: dict[str, list[str]] = {}
        for slug, entry in entries.items():
            same, related = words.get(slug, ("", ""))
            for word in [entry.name, slug, *same.split(",")]:
                self._add(self._same, word, slug)
            for word in related.split(","):
                self._add(self._related, word, slug)

    def match(self, phrase: str) -> Match:
        """What a phrase means. Words inside it count when they stand whole; a longer name beats a shorter one in it."""
        spoken = plain(phrase)
        if spoken in self._same:
            return Match([self._entries[slug] for slug in self._same[spoken]], is_exact=True)
        slugs = [slug for name in self._inside(spoken) for slug in self._named(name)]
        return Match([self._entries[slug] for slug in dict.fromkeys(slugs)], is_exact=False)

    def _named(self, name: str) -> list[str]:
        return [*self._same.get(name, []), *self._related.get(name, [])]

    def _inside(self, spoken: str) -> list[str]:
        return [found[0] for found in self._any_name.finditer(spoken)]

    @cached_property
    def _any_name(self) -> re.Pattern:
        names = sorted({*self._same, *self._related}, key=len, reverse=True)
        return re.compile(rf"(?<![\w'-])(?:{'|'.join(map(re.escape, names))})(?![\w'-])")

    @staticmethod
    def _add(index: dict[str, list[str]], word: str, slug: str) -> None:
        name = plain(word)
        if name and slug not in index.setdefault(name, []):
            index[name].append(slug)

"""Which region a place name means. Conservative: when the words name several regions, another country or only a nation
that has regions, there is no answer."""

import re

from improvers.models import Region
from improvers.place_names import PLACE_NAMES

from .matching import plain

_CONTAINERS = re.compile(r"[,()]")
_JOINED = re.compile(r"\s*(?:;|/|\+|&|\band\b|\bto\b)\s*")
_LEFT_OUT = re.compile(
    r"\b(?:ahsn|academic health science network|icb|ics|stp|integrated care (?:board|system)|nhs|the)\b"
)


class Places:
    """The regions by the names people give places."""

    def __init__(self, regions: dict[str, Region]):
        self._regions = regions
        self._slug_of = {plain(region.name): slug for slug, region in regions.items()}
        for slug, names in PLACE_NAMES.items():
            self._slug_of |= {plain(name): slug for name in names.split(",")}

    def region(self, words: str) -> Region | None:
        """The one region the words name, or None. "Doncaster, South Yorkshire" and "Kent and Medway" name one;
        "England", "London and Leeds" and "Ireland" do not."""
        parts = [part for part in _CONTAINERS.split(words) if part.strip()]
        slugs = set()
        for part in parts:
            named = self._slugs(part)
            if named is None and (len(parts) == 1 or _JOINED.search(part.lower())):
                return None
            slugs |= named or set()
        return self._regions.get(slugs.pop()) if len(slugs) == 1 else None

    def _slugs(self, part: str) -> set[str] | None:
        """The regions of one part, where every place in it is known; otherwise None."""
        whole = self._known(part)
        if whole:
            return {whole}
        slugs = {self._known(piece) for piece in _JOINED.split(part.lower()) if piece.strip()}
        return None if None in slugs or not slugs else slugs

    def _known(self, name: str) -> str | None:
        spoken = plain(name.replace("&", " and "))
        shorter = " ".join(_LEFT_OUT.sub(" ", spoken).split())
        return self._slug_of.get(spoken) or self._slug_of.get(shorter)

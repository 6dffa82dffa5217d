"""Organisations and boards with published case studies, recognised by what people call them.

Which those are is read from the index whenever it changes; what they are called from the database when it is not
known yet, and again after a while, because names change.
"""

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from tantivy import Query

from improvers.models import Organisation, Succession

from . import language, schema
from .engine import Snapshot
from .language import Phrase
from .naming import Said, abbreviations_of, beginning_of, full_words, key_of, keys_of
from .places import Named, is_place
from .query import everything
from .thesaurus import thesaurus

BOARD, ORGANISATION = "board", "organisation"

_SECONDS_KEPT = 600.0
_MOST_VALUES = 60_000
# Beside the words of its key, a name may have so many that are left out of it ("NHS", "and", "Foundation Trust").
_LEFT_OUT = 6
# A name that other case studies use as words is none: so much of what has its words must be the organisation's own.
_SHARE_OF_ONE_WORD = 0.5
_SHARE_OF_SEVERAL_WORDS = 0.1

Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class _Entry:
    """One way to call an organisation or board; `is_whole` where it is not a shortened name."""

    facet: str
    code: str
    is_whole: bool = True


@dataclass(frozen=True)
class _Directory:
    """What organisations and boards are called, and which boards took over from one."""

    called: Mapping[str, str] = field(default_factory=dict)
    entries: Mapping[Phrase, tuple[_Entry, ...]] = field(default_factory=dict)
    became: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """What names begin with."""
        return frozenset(key[0] for key in self.entries)

    @cached_property
    def longest(self) -> int:
        """How many words a name may have."""
        return max(map(len, self.entries), default=0) + _LEFT_OUT


class KnownNames:
    """The names that are recognised in one snapshot of the index. `counts` are its case studies by facet and code."""

    def __init__(self, snapshot: Snapshot, directory: _Directory, counts: Counts):
        self._snapshot = snapshot
        self._directory = directory
        self._counts = counts

    def called(self, codes: Iterable[str]) -> dict[str, str]:
        """The names of those of the organisations that have published case studies."""
        return {code: self._directory.called[code] for code in codes if code in self._counts[ORGANISATION]}

    def at(self, typed: Phrase, place: int) -> tuple[int, tuple[Named, ...]]:
        """The longest name at a place among plain words: of how many words, and what it may name. (0, ()) for none."""
        if beginning_of(typed, place) in self._directory.beginnings:
            for length in range(min(self._directory.longest, len(typed) - place), 0, -1):
                words = typed[place : place + length]
                if named := tuple(self._named(words)):
                    return length, named
        return 0, ()

    def _named(self, words: Phrase) -> Iterator[Named]:
        key, said = key_of(words)
        entries = self._directory.entries.get(key, ())
        if not entries:
            return
        as_typed = _stems(" ".join(words))
        boards = [entry.code for entry in entries if entry.facet == BOARD]
        if said is not Said.TRUST and (codes := self._today(boards)):
            yield self._called(BOARD, codes, boards, as_typed)
        code = self._organisation(entries)
        if code and said is not Said.BOARD and (said is Said.TRUST or self._is_its_own(as_typed, code)):
            yield self._called(ORGANISATION, (code,), [code], as_typed)

    def _called(self, facet: str, codes: tuple[str, ...], named: list[str], as_typed: Phrase) -> Named:
        names = [_stems(self._directory.called[code]) for code in named]
        return Named(facet, codes, tuple(dict.fromkeys([*names, as_typed])))

    def _today(self, boards: Iterable[str]) -> tuple[str, ...]:
        """The boards and those that took over from them, as far as they have case studies."""
        codes = [code for board in boards for code in (board, *self._directory.became.get(board, ()))]
        return tuple(code for code in dict.fromkeys(codes) if code in self._counts[BOARD])

    def _organisation(self, entries: Iterable[_Entry]) -> str | None:
        """The one organisation of that name with case studies, or else the one for which it is short."""
        known = [each for each in entries if each.facet == ORGANISATION and each.code in self._counts[ORGANISATION]]
        codes = [each.code for each in known if each.is_whole] or [each.code for each in known]
        return codes[0] if len(codes) == 1 else None

    def _is_its_own(self, words: Phrase, code: str) -> bool:
        """Whether words are a name rather than what many write about ("health centre")."""
        if thesaurus().of(words) is not None or language.stop_words().issuperset(words):
            return False
        shape, searcher = self._snapshot.schema, self._snapshot.searcher
        if len(words) == 1:
            used, enough = searcher.doc_freq(schema.ALL, words[0]), _SHARE_OF_ONE_WORD
        else:
            phrase = Query.phrase_query(shape, schema.ALL, list(words))
            used, enough = searcher.search(phrase, limit=1).count, _SHARE_OF_SEVERAL_WORDS
        return self._counts[ORGANISATION][code] >= enough * used


@dataclass(frozen=True)
class _Kept:
    names: KnownNames
    directory: _Directory
    generation: tuple[str, int]
    until: float


_kept: dict[str, _Kept] = {}


def known_names(snapshot: Snapshot) -> KnownNames | None:
    """The names that are recognised on the shelf of a snapshot; None where its things are not kept by organisation."""
    if ORGANISATION not in snapshot.shelf.facets:
        return None
    name, now = str(snapshot.folder), time.monotonic()
    kept = _kept.get(name)
    if kept is None or kept.generation != snapshot.generation:
        is_fresh = kept is not None and now < kept.until
        counts = _counts(snapshot)
        directory = _with_organisations(kept.directory if is_fresh else _boards(), counts[ORGANISATION])
        until = kept.until if is_fresh else now + _SECONDS_KEPT
        kept = _Kept(KnownNames(snapshot, directory, counts), directory, snapshot.generation, until)
        _kept.clear()
        _kept[name] = kept
    return kept.names


def _counts(snapshot: Snapshot) -> Counts:
    asked = {facet: {"terms": {"field": facet, "size": _MOST_VALUES}} for facet in (BOARD, ORGANISATION)}
    found = snapshot.searcher.aggregate(everything(), asked)
    return {facet: {each["key"]: each["doc_count"] for each in found[facet]["buckets"]} for facet in asked}


def _boards() -> _Directory:
    """All boards, closed ones too, because people go on using their names."""
    boards = dict(Organisation.objects.boards().values_list("ods_code", "name"))
    entries: dict[Phrase, tuple[_Entry, ...]] = {}
    for code, name in boards.items():
        for key in (*keys_of(name, Organisation.Kind.ICB), *(key_of(short)[0] for short in abbreviations_of(code))):
            entries[key] = (*entries.get(key, ()), _Entry(BOARD, code))
    return _Directory(boards, entries, _successors(boards))


def _successors(boards: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each board those that took over from it, and from them, the first first."""
    links = Succession.objects.filter(predecessor__kind=Organisation.Kind.ICB).order_by("on", "successor__ods_code")
    direct: dict[str, list[str]] = {}
    for before, after in links.values_list("predecessor__ods_code", "successor__ods_code"):
        direct.setdefault(before, []).append(after)
    return {board: tuple(_following(board, direct)) for board in boards if board in direct}


def _following(board: str, direct: Mapping[str, list[str]]) -> list[str]:
    found = list(direct.get(board, ()))
    for each in found:
        found += [code for code in direct.get(each, ()) if code not in (board, *found)]
    return found


def _with_organisations(directory: _Directory, codes: Iterable[str]) -> _Directory:
    """The directory with those of the organisations that are not in it yet."""
    missing = [code for code in codes if code not in directory.called]
    if not missing:
        return directory
    called, entries = dict(directory.called), dict(directory.entries)
    rows = Organisation.objects.filter(ods_code__in=missing).values_list("ods_code", "name", "kind")
    for code, name, kind in rows:
        called[code] = name
        for place, key in enumerate(keys_of(name, kind)):
            if place == 0 or not is_place(key):
                entries[key] = (*entries.get(key, ()), _Entry(ORGANISATION, code, is_whole=place == 0))
    return replace(directory, called=called, entries=entries)


def _stems(name: str) -> Phrase:
    """A name without what only says what kind it is, as texts have it."""
    return tuple(map(language.stem, full_words(name)))

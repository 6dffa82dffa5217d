"""Two contents of editions, section by section: answers word by word, lists by what was added, parts one by one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models

from casestudies.content import RELATIONS, Content, words_of
from casestudies.models import Edition
from casestudies.vocabulary import Section

from .parts import Pair, match_parts
from .words import Gap, Kind, Piece, compare_texts, excerpt

# Every name of a content in the section people answer it in.
SECTIONS: dict[Section, tuple[str, ...]] = {
    Section.SEED: (
        "headline", "problem", "result", "result_direction", "result_category", "organisation", "organisation_name",
        "board", "region", "place", "setting", "topics",
    ),
    Section.TIPPING_POINTS: ("no_tipping_points", "tipping_points"),
    Section.PITFALLS: ("no_pitfalls", "pitfalls"),
    Section.WHAT_YOU_DID: (
        "summary", "what_you_did", "started_month", "started_year", "ended_month", "ended_year", "steps",
    ),
    Section.OUTCOMES: ("outcomes",),
    Section.CREDITS: ("credits",),
    Section.RESOURCES: ("resources",),
    Section.PHOTOS: ("photos",),
    Section.ATTACHMENTS: ("attachments",),
    Section.COST: ("staff_hours", "money_spent", "cost_note"),
    Section.CONTEXT: ("context_helped", "context_hindered", "unintended"),
    Section.LASTING: ("lasting", "lasting_note"),
    Section.FAIRNESS: ("equity", "environment", "patient_involvement"),
    Section.METHODS: ("methods", "method_note", "sponsor", "guidance"),
    Section.ADVICE: ("advice_core", "advice_optional"),
    Section.TAGS: ("tags",),
}  # fmt: skip
_BY_FILE = {"photos", "attachments"}
# What tells copies of a part apart and says nothing to people.
_NOT_READ = {"public_id", "content_type", "large", "file", "width", "height", "size"}


@dataclass(frozen=True)
class Answer:
    """One answer whose text changed, in pieces."""

    label: str
    pieces: list[Piece]

    @property
    def excerpt(self) -> list[Piece | Gap]:
        """The pieces, without most of what stayed the same."""
        return excerpt(self.pieces)


@dataclass(frozen=True)
class PartChange:
    """One part that was added, removed, moved or changed, with what changed in it."""

    what: str
    title: str
    old_place: int
    new_place: int
    is_moved: bool
    answers: list[Answer]

    @property
    def is_added(self) -> bool:
        """Whether it was not there before."""
        return not self.old_place

    @property
    def is_removed(self) -> bool:
        """Whether it is there no more."""
        return not self.new_place

    @property
    def is_changed(self) -> bool:
        """Whether it was there and says something else now."""
        return bool(self.old_place and self.new_place and self.answers)


@dataclass(frozen=True)
class SectionChange:
    """What changed in one section; `same_parts` are those that did not."""

    section: Section
    answers: list[Answer]
    parts: list[PartChange]
    same_parts: int

    @property
    def is_changed(self) -> bool:
        """Whether anything in it did."""
        return bool(self.answers or self.parts)


class Comparison:
    """What changed from one content to another. Worked out when it is asked for."""

    def __init__(self, old: Content, new: Content):
        self._old, self._new = old, new

    @cached_property
    def sections(self) -> list[SectionChange]:
        """Every section, in the order of the form."""
        return [self._section(section, names) for section, names in SECTIONS.items()]

    @property
    def changed(self) -> list[SectionChange]:
        """Those with a change."""
        return [each for each in self.sections if each.is_changed]

    @property
    def unchanged(self) -> list[str]:
        """The labels of the others."""
        return [each.section.label for each in self.sections if not each.is_changed]

    def _section(self, section: Section, names: tuple[str, ...]) -> SectionChange:
        own = [name for name in names if name not in RELATIONS]
        answers = list(_answers(Edition, own, self._old, self._new))
        pairs = [(name, pair) for name in names if name in RELATIONS for pair in self._pairs(name)]
        parts = [_part(RELATIONS[name], pair) for name, pair in pairs]
        changed = [part for part in parts if part.answers or part.is_moved or part.is_added or part.is_removed]
        return SectionChange(section, answers, changed, len(parts) - len(changed))

    def _pairs(self, name: str) -> list[Pair]:
        return match_parts(self._old.get(name, []), self._new.get(name, []), same_file=name in _BY_FILE)


def _part(model: type[models.Model], pair: Pair) -> PartChange:
    names = [name for name in words_of(model) if name not in _NOT_READ]
    row = pair.new or pair.old or {}
    title = str(model(**{name: value for name, value in row.items() if name in names}))
    answers = list(_answers(model, names, pair.old or {}, pair.new or {}))
    what = str(model._meta.verbose_name)
    return PartChange(what, title, pair.old_place, pair.new_place, pair.is_moved, answers)


def _answers(model: type[models.Model], names: list[str], old: Mapping, new: Mapping) -> Iterator[Answer]:
    for name in names:
        before, after = old.get(name), new.get(name)
        if before == after:
            continue
        field = model._meta.get_field(name)
        label = str(field.verbose_name)
        if isinstance(before or after, list):
            pieces = list(_listed(before or [], after or []))
        else:
            pieces = compare_texts(_in_words(field, before), _in_words(field, after))
        if pieces and any(piece.kind is not Kind.SAME for piece in pieces):
            yield Answer(label[:1].upper() + label[1:], pieces)


def _listed(before: list, after: list) -> Iterator[Piece]:
    """Entries of a list, whose order says nothing: those that stayed, those that went, those that came."""
    old, new = [_name(each) for each in before], [_name(each) for each in after]
    for kind, names in (
        (Kind.SAME, [name for name in old if name in new]),
        (Kind.REMOVED, [name for name in old if name not in new]),
        (Kind.ADDED, [name for name in new if name not in old]),
    ):
        if names:
            yield Piece(kind, ", ".join(names) + " ")


def _name(value: Any) -> str:
    return value["name"] if isinstance(value, dict) else str(value)


def _in_words(field: models.Field, value: Any) -> str:
    """A value as people read it."""
    if value in (None, "", False, {}):
        return ""
    if value is True:
        return "Yes"
    if isinstance(value, dict):
        return value["name"] if field.is_relation else "\n".join(f"{key}: {each}" for key, each in value.items())
    labels = dict(field.flatchoices) if field.choices else {}
    return str(labels.get(value, value))

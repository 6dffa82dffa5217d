"""What a case study is found by beside the texts its card looks through: lists, names and the later questions.

The index holds all of it (casestudies/index/documents.py). It is read only for cards that would not say why they are
there.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat

from casestudies.models import Attachment, Credit, Edition, Outcome, Photo, Pitfall, Resource, Step, TippingPoint
from casestudies.models.prepared import Prepared
from casestudies.vocabulary import PitfallKind, Role, Trigger

LABEL = ""

Texts = list[tuple[str, str]]


def texts_of(edition_pks: list[int]) -> dict[int, Texts]:
    """By edition (what the text is part of, or LABEL, and the text), the most telling first, in one query."""
    found = defaultdict(list)
    for number, edition, text in sorted(row for row in _TEXTS.rows(edition_pks) if row[2]):
        place = _PLACES[number]
        found[edition].append((place.name, place.called.get(text, text)))
    return found


@dataclass(frozen=True)
class _Place:
    """Columns of a table: what they are called on a card, and what their values are called where they are not text."""

    name: str
    model: type[models.Model]
    fields: tuple[str, ...]
    called: Mapping[str, str] = field(default_factory=dict)
    key: str = "edition_id"
    only: Mapping[str, Any] = field(default_factory=dict)

    def rows(self, number: int, pks: Sequence[int]) -> QuerySet:
        """(number, edition, the columns as lines of one text)."""
        rows = self.model.objects.filter(**{f"{self.key}__in": pks}, **self.only).order_by()
        return rows.values_list(Value(number), self.key, _joined(self.fields))


def _joined(fields: Sequence[str]) -> Cast | Concat:
    first, *others = fields
    more = [part for one in others for part in (Value("\n"), F(one))]
    return Concat(F(first), *more, output_field=TextField()) if more else Cast(first, TextField())


def _answers(name: str, *fields: str) -> _Place:
    return _Place(name, Edition, fields, key="pk")


_TAGGED_EDITION = {"content_type__app_label": "casestudies", "content_type__model": "edition"}

_PLACES = (
    _Place(LABEL, Edition.topics.through, ("topic__name",)),
    _Place(LABEL, Edition.methods.through, ("method__name",)),
    _Place(LABEL, Edition.tags.through, ("tag__name",), key="object_id", only=_TAGGED_EDITION),
    _answers(LABEL, "setting__name"),
    _answers(LABEL, "organisation_name"),
    _answers(LABEL, "organisation__name"),
    _answers(LABEL, "board__name"),
    _answers(LABEL, "region__name"),
    _answers(LABEL, "place"),
    _Place(LABEL, TippingPoint, ("role",), dict(Role.choices)),
    _Place(LABEL, TippingPoint, ("trigger",), dict(Trigger.choices)),
    _Place(LABEL, Pitfall, ("kind",), dict(PitfallKind.choices)),
    _Place("a tipping point", TippingPoint, ("who",)),
    _Place("what to skip", Pitfall, ("why",)),
    _Place("what they did", Step, ("what",)),
    _Place("outcomes in numbers", Outcome, ("measure", "note")),
    _Place("what they used", Resource, ("title", "detail")),
    _Place("people", Credit, ("name", "job_role", "organisation_name")),
    _Place("a photo", Photo, ("alternative_text", "caption")),
    _Place("a file", Attachment, ("description",)),
    _answers("what it cost", "cost_note"),
    _answers("what helped and what got in the way", "context_helped", "context_hindered", "unintended"),
    _answers("whether it lasted", "lasting_note"),
    _answers("equity, patients and environment", "equity", "environment", "patient_involvement"),
    _answers("methods and guidance", "method_note", "guidance", "sponsor"),
    _answers("advice to others", "advice_optional"),
)


def _every(pks: Sequence[int]) -> QuerySet:
    first, *others = (place.rows(number, pks) for number, place in enumerate(_PLACES))
    return first.union(*others, all=True)


_TEXTS = Prepared(_every)

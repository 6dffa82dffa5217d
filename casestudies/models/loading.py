"""Loads parts of editions of every kind in one query, where prefetch_related takes one for each kind."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC
from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Cast, JSONObject
from django.utils.timezone import is_naive

from .edition import Edition

# What is read as text because databases write numbers and documents inside JSON each in their own way.
_AS_TEXT = (models.DecimalField, models.JSONField)


def load_parts(editions: Sequence[Edition], *names: str) -> None:
    """Loads the parts with these names of editions, as prefetch_related would. Takes "outcomes", "topics", "tags"….

    Each row of each kind is read as one JSON object, so that one query can hold them all.
    """
    if not editions:
        return
    by_pk = {edition.pk: edition for edition in editions}
    first, *others = [_rows(name, list(by_pk)) for name in names]
    found: dict[tuple[str, int], list[models.Model]] = defaultdict(list)
    for name, edition_pk, row in first.union(*others, all=True) if others else first:
        found[name, edition_pk].append(_read(_model(name), row, first.db))
    for name in names:
        for edition in editions:
            _remember(edition, name, found[name, edition.pk])


def _model(name: str) -> type[models.Model]:
    return Edition._meta.get_field(name).related_model


def _rows(name: str, edition_pks: list[int]) -> QuerySet:
    """The parts of one kind: its name, the edition, and everything in the row."""
    if name == "tags":
        kind = ContentType.objects.get_for_model(Edition)
        return _every(name).filter(content_type=kind, object_id__in=edition_pks)
    return _every(name).filter(edition__in=edition_pks)


@cache
def _every(name: str) -> QuerySet:
    """All parts of one kind; put together once, never read as it is."""
    field, model = Edition._meta.get_field(name), _model(name)
    if field.one_to_many:
        rows, edition, prefix = model.objects.all(), "edition_id", ""
    elif name == "tags":
        rows, edition, prefix = field.through.objects.all(), "object_id", "tag__"
    else:
        rows, edition, prefix = (
            field.remote_field.through.objects.all(),
            "edition_id",
            f"{field.m2m_reverse_field_name()}__",
        )
    columns = {one.attname: _column(one, prefix) for one in model._meta.concrete_fields}
    return rows.order_by().values_list(Value(name), edition, JSONObject(**columns))


def _column(field: models.Field, prefix: str) -> F | Cast:
    column = F(f"{prefix}{field.attname}")
    return Cast(column, TextField()) if isinstance(field, _AS_TEXT) else column


def _read(model: type[models.Model], row: dict[str, Any], database: str) -> models.Model:
    fields = model._meta.concrete_fields
    return model.from_db(
        database, [field.attname for field in fields], [_value(field, row[field.attname]) for field in fields]
    )


def _value(field: models.Field, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(field, models.JSONField):
        return json.loads(value)
    value = field.to_python(value)
    if isinstance(field, models.DecimalField):
        return round(value, field.decimal_places)
    if isinstance(field, models.DateTimeField) and is_naive(value):
        return value.replace(tzinfo=UTC)  # as SQLite keeps it
    return value


def _remember(edition: Edition, name: str, found: Iterable[models.Model]) -> None:
    """Puts parts where prefetch_related puts them, in their usual order."""
    ordering = [part.replace("pk", "id") for part in _model(name)._meta.ordering or ["pk"]]
    give_parts(edition, name, sorted(found, key=lambda part: [getattr(part, each) for each in ordering]))


def give_parts(edition: Edition, name: str, parts: Iterable[models.Model]) -> None:
    """Has an edition answer with these parts, in this order, as if they were prefetched."""
    field = Edition._meta.get_field(name)
    loaded = getattr(edition, name).get_queryset()
    loaded._result_cache = list(parts)
    loaded._prefetch_done = True
    if field.one_to_many:
        for part in loaded._result_cache:
            field.field.set_cached_value(part, edition)
    if not hasattr(edition, "_prefetched_objects_cache"):
        edition._prefetched_objects_cache = {}
    edition._prefetched_objects_cache[name] = loaded

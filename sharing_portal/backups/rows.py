"""The rows of every table as lines of JSON, the same from SQLite and from PostgreSQL."""

import base64
import datetime
import decimal
import gzip
import itertools
import json
import uuid
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, BinaryIO

from django.apps import apps
from django.db import connection, models
from django.utils.duration import duration_iso_string

from .errors import BackupRefused

# Nobody stays signed in through a restore, and work that waits is found again in the rows it is about.
LEFT_OUT = {"sessions.Session", "usersessions.UserSession", "django_tasks_database.DBTaskResult"}
_BATCH = 1000
_LONGEST_LINE = 64 * 1024 * 1024
_READ_FROM_TEXT = (
    models.DateField,
    models.TimeField,
    models.DecimalField,
    models.DurationField,
    models.UUIDField,
    models.BinaryField,
)


def kept_models() -> list[type[models.Model]]:
    """Every model with a table of its own whose rows go into a backup, by label."""
    return [model for model in all_models() if model._meta.label not in LEFT_OUT]


def all_models() -> list[type[models.Model]]:
    """Every model with a table of its own, by label."""
    found = apps.get_models(include_auto_created=True)
    own = (model for model in found if model._meta.managed and not model._meta.proxy)
    return sorted(own, key=lambda model: model._meta.label)


def write_rows(model: type[models.Model], into: BinaryIO) -> int:
    """Writes every row of a model into an open file, one gzipped line each. Gives how many there were."""
    names = [field.attname for field in model._meta.local_concrete_fields]
    rows = model._base_manager.order_by("pk").values_list(*names)
    count = 0
    with gzip.GzipFile(fileobj=into, mode="wb", compresslevel=1, mtime=0) as lines:
        lines.write(_line(names))
        for row in rows.iterator(chunk_size=_BATCH):
            lines.write(_line(row))
            count += 1
    return count


def read_rows(model: type[models.Model], path: Path) -> Iterator[list[SimpleNamespace]]:
    """The rows of such a file in batches, as objects with the model's attributes.

    Raises BackupRefused for a file that holds something else than this model has now.
    """
    fields = model._meta.local_concrete_fields
    readers = [field.to_python if isinstance(field, _READ_FROM_TEXT) else None for field in fields]
    with gzip.open(path, "rb") as lines:
        names = _read(lines.readline(_LONGEST_LINE))
        if names != [field.attname for field in fields]:
            raise BackupRefused(f"The backup keeps other columns of {model._meta.label} than this version has.")
        parsed = (_read(line) for line in iter(lambda: lines.readline(_LONGEST_LINE), b""))
        while batch := list(itertools.islice(parsed, _BATCH)):
            yield [
                SimpleNamespace(
                    **{
                        name: value if reader is None or value is None else reader(value)
                        for name, reader, value in zip(names, readers, row, strict=True)
                    }
                )
                for row in batch
            ]


def insert_rows(model: type[models.Model], path: Path) -> None:
    """Writes the rows of such a file as they are: no default, no time of saving, nothing that saving would do."""
    fields, rows = model._meta.local_concrete_fields, model._base_manager.using(connection.alias)
    for batch in read_rows(model, path):
        at_once = _rows_at_once(fields, batch)
        for start in range(0, len(batch), at_once):
            rows._insert(batch[start : start + at_once], fields=fields, raw=True, using=connection.alias)


def file_names(model: type[models.Model]) -> Iterator[str]:
    """The names of all stored files that the rows of a model refer to."""
    for field in model._meta.local_concrete_fields:
        if isinstance(field, models.FileField):
            names = model._base_manager.exclude(**{field.name: ""}).values_list(field.attname, flat=True)
            yield from names.iterator(chunk_size=_BATCH)


def _rows_at_once(fields: list[models.Field], batch: list) -> int:
    return max(1, connection.ops.bulk_batch_size(fields, batch))


def _line(values: Any) -> bytes:
    return json.dumps(values, default=_as_text, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _read(line: bytes) -> list:
    return json.loads(line)


def _as_text(value: Any) -> str:
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, decimal.Decimal | uuid.UUID):
        return str(value)
    if isinstance(value, datetime.timedelta):
        return duration_iso_string(value)
    if isinstance(value, bytes | bytearray | memoryview):
        return base64.b64encode(bytes(value)).decode("ascii")
    raise TypeError(f"A value of type {type(value).__name__} has no place in a backup.")

"""Keeping files with the rows they belong to, and letting them go with them."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar

from django.core.files.storage import Storage
from django.db import models, transaction
from django.db.models.fields.files import FieldFile

from casestudies.errors import StorageAway
from casestudies.models import ScannedFile, StoredFile

from .checking import check_after_commit
from .holding import file_fields, is_held
from .quota import check_has_room

logger = logging.getLogger(__name__)

_written: ContextVar[list[tuple[Storage, str]] | None] = ContextVar("written", default=None)


@transaction.atomic
def keep(part: models.Model, *, by) -> None:
    """Saves a new row and the files it brings, which count for `by`.

    Raises DomainError("quota") when `by` would keep more than one person may, StorageAway when they cannot be written.
    """
    files = [getattr(part, field.attname) for field in file_fields(type(part))]
    sizes = [file.size for file in files]
    if files:
        check_has_room(by=by, size=sum(sizes))
    for file in files:
        _write(file)
        if _written.get() is not None:
            _written.get().append((file.storage, file.name))
    part.save()
    StoredFile.objects.bulk_create(
        StoredFile(file=file.name, by=by, size=size) for file, size in zip(files, sizes, strict=True)
    )
    check_after_commit(part)


def _write(file: FieldFile) -> None:
    try:
        file.save(file.name, file.file, save=False)
    except OSError as error:
        logger.exception("An upload could not be stored.")
        raise StorageAway("Files cannot be stored at the moment. Try again in a few minutes") from error


@contextmanager
def without_leftovers() -> Iterator[None]:
    """Deletes the files written meanwhile when it fails. Belongs around the transaction that keeps files."""
    written: list[tuple[Storage, str]] = []
    token = _written.set(written)
    try:
        yield
    except BaseException:
        for storage, name in written:
            with suppress(OSError):
                storage.delete(name)
        raise
    finally:
        _written.reset(token)


def delete_files_after_commit(part: models.Model) -> None:
    """Has the files of a removed row deleted once its removal is certain, but for those that another row refers to."""
    kept = [(field.storage, getattr(part, field.attname).name) for field in file_fields(type(part))]
    if kept:
        transaction.on_commit(lambda: _delete_unused(kept), robust=True)


def _delete_unused(kept: list[tuple[Storage, str]]) -> None:
    for storage, name in kept:
        if name and not is_held(name):
            forget(storage, name)


def forget(storage: Storage, name: str) -> None:
    """Deletes a stored file and all that is known of it."""
    StoredFile.objects.filter(file=name).delete()
    ScannedFile.objects.filter(file=name).delete()
    storage.delete(name)

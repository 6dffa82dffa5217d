"""Stored files of parts: which fields hold them, and clearing away those nothing refers to any more."""

from collections.abc import Iterator

from django.db import models, transaction

from casestudies.models import ScannedFile


def file_fields(model: type[models.Model]) -> list[models.FileField]:
    """The fields of a model that hold files."""
    return [field for field in model._meta.fields if isinstance(field, models.FileField)]


def delete_files_after_commit(part: models.Model) -> None:
    """Has the files of a removed part deleted once its removal is certain.

    A file that another row still refers to stays: editions copied from one another share files.
    """
    kept = [(field, getattr(part, field.attname).name) for field in file_fields(type(part))]
    if kept:
        transaction.on_commit(lambda: _delete_unused(type(part), kept))


def _delete_unused(model: type[models.Model], kept: list[tuple[models.FileField, str]]) -> None:
    for field, name in _unused(model, kept):
        field.storage.delete(name)
        ScannedFile.objects.filter(file=name).delete()


def _unused(
    model: type[models.Model], kept: list[tuple[models.FileField, str]]
) -> Iterator[tuple[models.FileField, str]]:
    for field, name in kept:
        if name and not model._default_manager.filter(**{field.name: name}).exists():
            yield field, name

"""Which rows hold files."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models


def file_fields(model: type[models.Model]) -> list[models.FileField]:
    """The fields of a model that hold files."""
    return [field for field in model._meta.fields if isinstance(field, models.FileField)]


def all_file_fields() -> Iterator[models.FileField]:
    """Every field that holds files, of every model."""
    return (field for model in apps.get_models() for field in file_fields(model))


def is_held(name: str) -> bool:
    """Whether any row still refers to a stored file: editions copied from one another share files."""
    folder = name.rpartition("/")[0]
    return any(
        field.model._default_manager.filter(**{field.name: name}).exists()
        for field in all_file_fields()
        if str(field.upload_to).strip("/") == folder
    )

"""Copies the words of one edition into another."""

import secrets

from django.db import models

from casestudies.models import Edition

from .sections import PARTS

_IDENTITY = {"id", "case_study", "number"}
ANSWERS = frozenset(
    field.name for field in Edition._meta.concrete_fields if field.editable and field.name not in _IDENTITY
)
LISTS = frozenset({"topics", "methods", "tags"})


def copy_words(source: Edition, target: Edition) -> None:
    """Gives a saved, empty edition all answers, lists, tags and parts of another. Stored files are shared."""
    Edition.objects.filter(pk=target.pk).update(**{name: getattr(source, name) for name in ANSWERS})
    for name in LISTS - {"tags"}:
        getattr(target, name).set(getattr(source, name).all())
    target.tags.set([tag.name for tag in source.tags.all()])
    for spec in PARTS:
        spec.model._default_manager.bulk_create(_copied(part, target) for part in getattr(source, spec.relation).all())


def _copied(part: models.Model, target: Edition) -> models.Model:
    names = [field.name for field in part._meta.concrete_fields if field.name not in {"id", "edition"}]
    values = {name: getattr(part, name) for name in names}
    if "public_id" in values:
        values["public_id"] = secrets.token_urlsafe(16)
    return type(part)(edition=target, **values)

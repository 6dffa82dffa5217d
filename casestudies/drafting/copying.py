"""Copies the words of one edition into another."""

from django.db import models

from casestudies.models import Edition, IdentifierReason
from casestudies.pictures import new_file_id

from .sections import PARTS

_IDENTITY = {"id", "case_study", "number"}
ANSWERS = frozenset(
    field.name for field in Edition._meta.concrete_fields if field.editable and field.name not in _IDENTITY
)
LISTS = frozenset({"topics", "methods", "tags"})


def copy_words(source: Edition, target: Edition) -> None:
    """Gives a saved, empty edition all answers, lists, tags and parts of another, and the reasons given about them.

    Stored files are shared."""
    Edition.objects.filter(pk=target.pk).update(**{name: getattr(source, name) for name in ANSWERS})
    for name in LISTS - {"tags"}:
        getattr(target, name).set(getattr(source, name).all())
    target.tags.set([tag.name for tag in source.tags.all()])
    places = dict[str, str]()
    for spec in PARTS:
        parts = list(getattr(source, spec.relation).all())
        copies = spec.model._default_manager.bulk_create(_copied(part, target) for part in parts)
        pairs = zip(parts, copies, strict=True)
        places |= {f"{spec.relation}.{old.pk}": f"{spec.relation}.{new.pk}" for old, new in pairs}
    _copy_reasons(source, target, places)


def _copy_reasons(source: Edition, target: Edition, places: dict[str, str]) -> None:
    """Has what was said about words that look like patient data hold for the same words in the copy."""
    copies = []
    for reason in source.identifier_reasons.all():
        of_part, _, field = reason.place.rpartition(".")
        if not of_part or of_part in places:
            place = f"{places[of_part]}.{field}" if of_part else reason.place
            said = {name: getattr(reason, name) for name in ("kind", "mark", "reason", "words", "by")}
            copies.append(IdentifierReason(edition=target, place=place, **said))
    IdentifierReason.objects.bulk_create(copies)


def _copied(part: models.Model, target: Edition) -> models.Model:
    names = [field.name for field in part._meta.concrete_fields if field.name not in {"id", "edition"}]
    values = {name: getattr(part, name) for name in names}
    if "public_id" in values:
        values["public_id"] = new_file_id()
    return type(part)(edition=target, **values)

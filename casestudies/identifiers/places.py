"""Where an edition has texts: its answers, its parts, its tags, its files' names. Each place has a name and a label."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models

from casestudies.models import Edition
from casestudies.models.part import Part

TAGS = "tags"
_NOT_WRITTEN_BY_PEOPLE = {"public_id", "content_type"}


@dataclass(frozen=True)
class Place:
    """One text of an edition. `key` names it in the database: a field, or a kind of part with its number and field."""

    key: str
    label: str
    text: str


def key_of(part: models.Model | None, field: str) -> str:
    """The name of a place: a field of the edition itself, or of one of its parts."""
    return f"{relation_of(part)}.{part.pk}.{field}" if part else field


def relation_of(part: models.Model) -> str:
    """What the edition calls the kind of part."""
    return part._meta.get_field("edition").remote_field.related_name


def places_of(edition: Edition) -> Iterator[Place]:
    """Every text people wrote in an edition that is not empty, as it is now."""
    yield from _texts(edition, None, "")
    tags = ", ".join(sorted(tag.name for tag in edition.tags.all()))
    if tags:
        yield Place(TAGS, "Tags", tags)
    for relation in _relations():
        for number, part in enumerate(getattr(edition, relation).all(), 1):
            yield from _texts(part, part, f"{part._meta.verbose_name.capitalize()} {number}: ")


def _texts(row: models.Model, part: models.Model | None, prefix: str) -> Iterator[Place]:
    for field in row._meta.concrete_fields:
        text = getattr(row, field.attname)
        if is_text(field) and text:
            name = str(field.verbose_name)
            yield Place(key_of(part, field.name), f"{prefix}{name}" if prefix else name[:1].upper() + name[1:], text)


def is_text(field: models.Field) -> bool:
    """Whether people write a field's text themselves. Email addresses that are asked for are no text."""
    if not isinstance(field, models.CharField | models.TextField) or isinstance(field, models.EmailField):
        return False
    return field.editable and not field.choices and field.name not in _NOT_WRITTEN_BY_PEOPLE


def _relations() -> list[str]:
    return [each.get_accessor_name() for each in Edition._meta.related_objects if issubclass(each.related_model, Part)]

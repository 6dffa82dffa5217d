"""Where an edition has texts: its answers, its parts, its tags, its files' names. Each place has a name and a label."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models

from casestudies.models import Edition
from casestudies.models.part import Part

TAGS = "tags"
SUGGESTIONS = "suggestions"
_WORDS_BY_DATE = {"changes"}
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
    """Every text people wrote in an edition that is not empty. Tags stand each for itself, all in one place."""
    yield from own_places(edition)
    for relation in _relations():
        for number, part in enumerate(getattr(edition, relation).all(), 1):
            yield from part_places(part, number)


def own_places(edition: Edition) -> Iterator[Place]:
    """The texts of the edition itself: its answers, its tags and what its people missed on short lists."""
    listed = {"organisation_name"} if edition.organisation_id else set()
    yield from (place for place in _texts(edition, None, "") if place.key not in listed)
    yield from (Place(TAGS, "Tags", tag.name) for tag in edition.tags.all())
    for suggestion in edition.suggestions.all():
        label = f"{suggestion.get_kind_display()} you suggested"
        yield Place(f"{SUGGESTIONS}.{suggestion.pk}.text", label, suggestion.text)


def part_places(part: models.Model, number: int = 1) -> Iterator[Place]:
    """The texts of one part."""
    return _texts(part, part, f"{part._meta.verbose_name.capitalize()} {number}: ")


def _texts(row: models.Model, part: models.Model | None, prefix: str) -> Iterator[Place]:
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        name = str(field.verbose_name)
        label = f"{prefix}{name}" if prefix else name[:1].upper() + name[1:]
        if field.name in _WORDS_BY_DATE:
            yield from (Place(key_of(part, field.name), label, words) for words in value.values() if words)
        elif is_text(field) and value:
            yield Place(key_of(part, field.name), label, value)


def is_text(field: models.Field) -> bool:
    """Whether people write a field's text themselves. Email addresses that are asked for are no text."""
    if not isinstance(field, models.CharField | models.TextField) or isinstance(field, models.EmailField):
        return False
    return field.editable and not field.choices and field.name not in _NOT_WRITTEN_BY_PEOPLE


def _relations() -> list[str]:
    return [each.get_accessor_name() for each in Edition._meta.related_objects if issubclass(each.related_model, Part)]

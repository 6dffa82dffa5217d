"""An edition as data: everything readers see of it, in a form and order that do not depend on the database.

Data in, data out: for the copies that are kept of what was sent, for comparing editions, and for exports.
"""

import hashlib
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import models
from taggit.models import Tag

from casestudies.models import Edition, Method, Setting, Topic
from casestudies.models.edition import PARTS
from casestudies.models.loading import give_parts, load_parts
from casestudies.models.part import Part
from improvers.models import Organisation, Region

Content = dict[str, Any]

LISTS = {"topics": Topic, "methods": Method}
RELATIONS: dict[str, type[Part]] = {
    name: field.related_model for name in PARTS if (field := Edition._meta.get_field(name)).one_to_many
}
PLACES = {"organisation": Organisation, "board": Organisation, "region": Region, "setting": Setting}
ANSWERS = tuple(
    field.name
    for field in Edition._meta.concrete_fields
    if field.editable and not field.primary_key and field.name not in {"case_study", "number", *PLACES}
)
# Readers are not told who recorded that the people in a photo agreed; a small copy says nothing its large one does not.
_NOT_WORDS = {"id", "edition", "order", "small", "consent_by", "consent_at", "virus_check", "tried_at", "request"}


def content_of(edition: Edition) -> Content:
    """Everything readers see of an edition that was loaded with its parts (`with_parts`). It can be written as JSON."""
    content: Content = {name: getattr(edition, name) for name in ANSWERS}
    content |= {name: _named(getattr(edition, name)) for name in PLACES}
    content |= {name: _sorted(getattr(edition, name).all()) for name in LISTS}
    content["tags"] = sorted(tag.name for tag in edition.tags.all())
    for name, model in RELATIONS.items():
        fields = words_of(model)
        content[name] = [
            {each: _plain(getattr(part, each)) for each in fields} for part in getattr(edition, name).all()
        ]
    return content


def stored_content(edition: Edition) -> Content:
    """The same of an edition as it is in the database now, in two queries. `edition` itself is left as it is."""
    stored = Edition.objects.with_lead_and_place().get(pk=edition.pk)
    load_parts([stored], *PARTS)
    return content_of(stored)


def fingerprint(content: Content) -> str:
    """The SHA-256 of a content: the same for the same words, wherever they were kept meanwhile."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def edition_with(content: Content, edition: Edition) -> Edition:
    """An edition that shows a content in the place of its own words. It is for pages and must not be saved."""
    shown = Edition(**{field.attname: getattr(edition, field.attname) for field in Edition._meta.concrete_fields})
    shown.case_study, shown.claimed_by = edition.case_study, edition.claimed_by
    for name in ANSWERS:
        setattr(shown, name, content[name])
    for name, model in PLACES.items():
        setattr(shown, name, _found(model, [content[name]]).first() if content[name] else None)
    for name, model in LISTS.items():
        give_parts(shown, name, _found(model, content[name]))
    give_parts(shown, "tags", [Tag(name=name, slug=Tag().slugify(name)) for name in content["tags"]])
    for name, model in RELATIONS.items():
        give_parts(shown, name, [model(edition=shown, **_read(model, row)) for row in content[name]])
    return shown


def words_of(model: type[Part]) -> list[str]:
    """The fields of a kind of part that say something to readers."""
    return [field.name for field in model._meta.concrete_fields if field.name not in _NOT_WORDS]


def _key(model: type[models.Model]) -> str:
    return "ods_code" if model is Organisation else "slug"


def _named(row: models.Model | None) -> dict[str, str] | None:
    return row and {_key(type(row)): getattr(row, _key(type(row))), "name": row.name}


def _sorted(rows: Iterable[models.Model]) -> list[dict[str, str]]:
    return sorted((_named(row) for row in rows), key=lambda named: named["slug"])


def _read(model: type[Part], row: dict[str, Any]) -> dict[str, Any]:
    return {name: model._meta.get_field(name).to_python(value) for name, value in row.items()}


def _found(model: type[models.Model], named: list[dict[str, str]]) -> models.QuerySet:
    return model.objects.filter(**{f"{_key(model)}__in": [each[_key(model)] for each in named]})


def _plain(value: Any) -> Any:
    """A value as JSON has it. The same number is the same text however many places the database keeps."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.name if isinstance(value, models.fields.files.FieldFile) else value

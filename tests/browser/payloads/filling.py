"""Puts the payloads into every text the portal keeps."""

import itertools
from collections.abc import Iterator

from django.apps import apps
from django.db import IntegrityError, models, transaction
from taggit.models import Tag

from casestudies import workflow
from casestudies.models import Edition, Note, Transition
from casestudies.states import Status
from tests.architecture.world import World
from tests.browser.payloads import PAYLOADS

# Texts that nobody types: names of files and tables, keys, hashes, addresses of emails, what was counted or sent.
_NOT_TYPED = {
    "base", "code", "content_type", "mark", "message_id", "ods_code", "ons_code", "password", "public_id", "query",
    "sha256", "slug", "source", "source_id", "source_fingerprint", "to", "token", "unsubscribe_link", "nation",
}  # fmt: skip
# The room the shortest payloads need, and what a text without a limit is taken to hold.
_ROOM, _LONG = 40, 280
_FOR_A_NUMBER = 10
# Kept as they were: nothing changes a row of these.
_KEPT = {"AuditEvent", "SentCopy", "Transition"}
# Keys of places and questions where they are not the place of an edition.
_KEYS = {"place", "question", "about"}


def fill(world: World, offset: int) -> None:
    """Fills every text of every row, each with the next payload that fits, then sends what is drafted on its way.

    `offset` says which payload is the first. `what_you_did` of every edition holds all of them.
    """
    payloads = itertools.cycle(PAYLOADS[offset:] + PAYLOADS[:offset])
    for model in (*apps.get_app_config("casestudies").get_models(), *apps.get_app_config("improvers").get_models()):
        if model.__name__ not in _KEPT:
            _fill(model, payloads)
    for number, tag in enumerate(Tag.objects.all()):
        Tag.objects.filter(pk=tag.pk).update(name=_storable(f"{number} {PAYLOADS[(offset + number) % 100]}")[:100])
    Edition.objects.update(what_you_did=_storable("\n".join(PAYLOADS)))
    _go_on(world, payloads)


def fields_of(model: type[models.Model]) -> list[models.Field]:
    """The fields of a model in which people type texts."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not isinstance(field, models.SlugField | models.EmailField)
        and not field.choices
        and field.name not in _NOT_TYPED
        and not field.name.endswith("_hash")
        and (field.name not in _KEYS or model is Edition)
        and (field.max_length or _LONG) >= _ROOM
    ]


def _fill(model: type[models.Model], payloads: Iterator[str]) -> None:
    fields = fields_of(model)
    for pk in model._base_manager.values_list("pk", flat=True) if fields else ():
        values = {field.name: _next(payloads, field) for field in fields}
        if any(field.unique for field in fields):
            values = {name: f"{value} {pk}" for name, value in values.items()}
        rows = model._base_manager.filter(pk=pk)
        if not _is_taken(rows, values):
            for name, value in values.items():
                _is_taken(rows, {name: value})


def _is_taken(rows: models.QuerySet, values: dict[str, str]) -> bool:
    """Writes texts, unless the database has a rule against a text there now, such as a reason for nothing."""
    try:
        with transaction.atomic():
            rows.update(**values)
    except IntegrityError:
        return False
    return True


def _next(payloads: Iterator[str], field: models.Field) -> str:
    most = (field.max_length or _LONG) - _FOR_A_NUMBER
    return next(text for text in map(_storable, payloads) if len(text) <= most)


def _storable(text: str) -> str:
    """A text as forms keep it: without the one character PostgreSQL refuses."""
    return text.replace("\0", "")


def _go_on(world: World, payloads: Iterator[str]) -> None:
    """Moves with comments and notes, which no row of before can be given."""
    claimed = world.editions["claimed"]
    claimed.refresh_from_db()
    moved: Transition = workflow.move(
        edition=claimed,
        to=Status.CHANGES_REQUESTED,
        by=world.people["moderator"],
        expected_version=claimed.version,
        comment=_storable("\n".join(PAYLOADS)),
    )
    Note.objects.create(transition=moved, section="seed", text=_storable(next(payloads)))

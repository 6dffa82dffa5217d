"""Puts the payloads into every text the portal keeps, and says which text none was put into."""

import itertools
from collections.abc import Iterator

from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from taggit.models import Tag

from casestudies import workflow
from casestudies.models import Edition, Note
from casestudies.states import Status
from tests.architecture.world import World
from tests.browser.payloads import PAYLOADS, storable

# Texts that nobody types: names of files and tables, keys, hashes, what was counted or sent.
_NOT_TYPED = {
    "base", "code", "content_type", "mark", "message_id", "ods_code", "ons_code", "password", "postcode", "public_id",
    "sha256", "slug", "old_slug", "source", "source_id", "source_fingerprint", "token", "unsubscribe_link", "nation",
    "group",
    # by table: what the portal itself writes (and one short reason in the audit trail), and names of stored files
    "AuditEvent.about", "AuditEvent.details", "AuditEvent.kind", "AuditEvent.network", "Message.kind",
    "StoredFile.file", "ScannedFile.file", "ScannedFile.findings", "Sitting.seen", "Outcome.readings", "TryCount.name",
}  # fmt: skip
# The room the shortest payloads need, and what a text without a limit is taken to hold.
_ROOM, _LONG = 40, 280
_FOR_A_NUMBER = 10
# Kept as they were: nothing changes a row of these. What is written into them comes with a move.
_KEPT = {"SentCopy", "Transition"}
# Keys of places and questions where they are not the place of an edition.
_KEYS = {"place", "question"}
# Words within data, by table and field, as they stand there.
_DATA = {
    "KeptAnswer.typed": lambda text: {"problem": [text]},
    "Outcome.changes": lambda text: {"2024-02-01": text},
}
ALL = -1


def fill(world: World, offset: int) -> None:
    """Fills every text of every row, each with the next payload that fits, then sends what is drafted on its way.

    `offset` says which payload is the first. ALL puts all hundred into every text, at once: only SQLite has room
    everywhere. `what_you_did` of every edition holds all of them in any case.
    """
    if offset == ALL:
        assert connection.vendor == "sqlite", "PostgreSQL keeps texts to their length"
        payloads = itertools.repeat(" ".join(PAYLOADS))
    else:
        payloads = itertools.cycle(PAYLOADS[offset:] + PAYLOADS[:offset])
    for model in _models():
        if model.__name__ not in _KEPT:
            _fill(model, payloads, any_length=offset == ALL)
    for number, tag in enumerate(Tag.objects.all()):
        Tag.objects.filter(pk=tag.pk).update(name=storable(f"{number} {PAYLOADS[(offset + number) % 100]}")[:100])
    Edition.objects.update(what_you_did=storable("\n".join(PAYLOADS)))
    _go_on(world, offset)


def untouched() -> list[str]:
    """The texts no payload was put into: a new field, or a table without a row."""
    return [
        f"{model.__name__}.{field.name}"
        for model in _models()
        for field in fields_of(model)
        if not any(map(_has_payload, model._base_manager.values_list(field.name, flat=True)))
    ]


def fields_of(model: type[models.Model]) -> list[models.Field]:
    """The fields of a model that hold texts people type, addresses of emails and data with such texts among them."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField | models.JSONField)
        and not isinstance(field, models.SlugField)
        and not field.choices
        and not {field.name, f"{model.__name__}.{field.name}"} & _NOT_TYPED
        and not field.name.endswith("_hash")
        and (field.name not in _KEYS or model is Edition)
        and (getattr(field, "max_length", None) or _LONG) >= _ROOM
    ]


def _models() -> list[type[models.Model]]:
    return [*apps.get_app_config("casestudies").get_models(), *apps.get_app_config("improvers").get_models()]


def _fill(model: type[models.Model], payloads: Iterator[str], *, any_length: bool) -> None:
    fields = fields_of(model)
    for pk in model._base_manager.values_list("pk", flat=True) if fields else ():
        values = {field.name: _value(payloads, field, pk, any_length) for field in fields}
        rows = model._base_manager.filter(pk=pk)
        if not _is_taken(rows, values):
            for name, value in values.items():
                _is_taken(rows, {name: value})


def _is_taken(rows: models.QuerySet, values: dict[str, object]) -> bool:
    """Writes texts, unless the database has a rule against a text there now, such as a reason for nothing."""
    try:
        with transaction.atomic():
            rows.update(**values)
    except IntegrityError:
        return False
    return True


def _value(payloads: Iterator[str], field: models.Field, pk: int, any_length: bool) -> object:
    """What a field of a row is filled with: an address in the form forms take, anything else with its payload."""
    if isinstance(field, models.EmailField):
        return f'"<svg/onload=alert({pk})>"@nhs.net'
    most = (getattr(field, "max_length", None) or _LONG) - _FOR_A_NUMBER
    text = next(text for text in map(storable, payloads) if any_length or len(text) <= most)
    put = _DATA.get(f"{field.model.__name__}.{field.name}")
    return put(text) if put else f"{text} {pk}" if _is_alone(field) else text


def _is_alone(field: models.Field) -> bool:
    """Whether the database wants another text here in each row."""
    together = [rule for rule in field.model._meta.constraints if isinstance(rule, models.UniqueConstraint)]
    return field.unique or any(field.name in str(rule) for rule in together)


def _has_payload(value: object) -> bool:
    if isinstance(value, dict):
        return any(map(_has_payload, value.values()))
    if isinstance(value, list):
        return any(map(_has_payload, value))
    return isinstance(value, str) and ("onload=" in value or any(storable(payload) in value for payload in PAYLOADS))


def _go_on(world: World, offset: int) -> None:
    """Sends one back with a comment and a note, in again twice, and has it claimed.

    No row of before can be given a comment; and the words that were sent in first are then compared with others.
    """
    claimed, moderator = world.editions["claimed"], world.people["moderator"]
    everything = storable("\n".join(PAYLOADS))
    short = dict.fromkeys(("headline", "problem", "result"), storable(PAYLOADS[offset]))  # none longer is sent in
    for words in (short, {field.name: f"Other words {offset}" for field in fields_of(Edition)}):
        Edition.objects.filter(pk=claimed.pk).update(**words)
        claimed.refresh_from_db()
        _move(claimed, Status.CHANGES_REQUESTED, moderator, everything)
        Note.objects.create(transition=claimed.transitions.last(), section="seed", text=everything)
        _move(claimed, Status.SUBMITTED, world.people["owner"], everything)
        _move(claimed, Status.IN_REVIEW, moderator, "")


def _move(edition: Edition, to: Status, by, comment: str) -> None:
    workflow.move(edition=edition, to=to, by=by, expected_version=edition.version, comment=comment)

"""Events in words."""

from improvers.models import AuditEvent

from .kinds import Kind

_LABELS = dict(Kind.choices)


def label_of(kind: str) -> str:
    """What happened, in words; the bare word for a kind that is no longer recorded."""
    return _LABELS.get(kind, kind)


def name_of(event: AuditEvent) -> str:
    """Who did it, as they are called today. An erased account has no name, only its number."""
    if event.actor_id is None:
        return "Nobody signed in" if event.network else "The portal itself"
    return event.actor.get_short_name() if event.actor else f"Account {event.actor_id}, erased"


def details_of(event: AuditEvent) -> list[tuple[str, str]]:
    """The details as names and values in words; empty ones are left out."""
    said = [(name.replace("_", " "), _in_words(value)) for name, value in event.details.items()]
    return [(name, value) for name, value in said if value]


def _in_words(value) -> str:
    if isinstance(value, list):
        return ", ".join(map(_in_words, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value).replace("_", " ")

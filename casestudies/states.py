"""Statuses of an edition, who owns each, and the moves between them: pure data.

The diagram in docs/states.md is generated from this table (`manage.py state_diagram`) and compared in CI.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import TextChoices


class Status(TextChoices):
    """Where an edition stands."""

    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Sent for review"
    IN_REVIEW = "in_review", "Being reviewed"
    CHANGES_REQUESTED = "changes_requested", "Changes asked for"
    PUBLISHED = "published", "Published"
    REJECTED = "rejected", "Not accepted"
    WITHDRAWN = "withdrawn", "Withdrawn"
    SUPERSEDED = "superseded", "Replaced by a newer edition"
    UNPUBLISHED = "unpublished", "Taken down"


class Owner(StrEnum):
    """Whose turn it is."""

    AUTHOR = "author"
    MODERATOR = "moderator"
    SYSTEM = "system"


class Actor(StrEnum):
    """Who may make a move."""

    AUTHOR = "author"
    MODERATOR = "moderator"
    SYSTEM = "system"


@dataclass(frozen=True)
class Move:
    """One legal move: who may make it, and whether a reason is required."""

    by: frozenset[Actor]
    needs_comment: bool = False


def _move(*by: Actor, needs_comment: bool = False) -> Move:
    return Move(by=frozenset(by), needs_comment=needs_comment)


OWNERS: dict[Status, Owner] = {
    Status.DRAFT: Owner.AUTHOR,
    Status.CHANGES_REQUESTED: Owner.AUTHOR,
    Status.SUBMITTED: Owner.MODERATOR,
    Status.IN_REVIEW: Owner.MODERATOR,
    Status.PUBLISHED: Owner.SYSTEM,
    Status.REJECTED: Owner.SYSTEM,
    Status.WITHDRAWN: Owner.SYSTEM,
    Status.SUPERSEDED: Owner.SYSTEM,
    Status.UNPUBLISHED: Owner.SYSTEM,
}

MOVES: dict[tuple[Status, Status], Move] = {
    (Status.DRAFT, Status.SUBMITTED): _move(Actor.AUTHOR),
    (Status.DRAFT, Status.WITHDRAWN): _move(Actor.AUTHOR),
    (Status.DRAFT, Status.PUBLISHED): _move(Actor.SYSTEM),
    (Status.SUBMITTED, Status.IN_REVIEW): _move(Actor.MODERATOR),
    (Status.SUBMITTED, Status.WITHDRAWN): _move(Actor.AUTHOR),
    (Status.IN_REVIEW, Status.SUBMITTED): _move(Actor.MODERATOR),
    (Status.IN_REVIEW, Status.IN_REVIEW): _move(Actor.MODERATOR),
    (Status.IN_REVIEW, Status.CHANGES_REQUESTED): _move(Actor.MODERATOR, needs_comment=True),
    (Status.IN_REVIEW, Status.PUBLISHED): _move(Actor.MODERATOR),
    (Status.IN_REVIEW, Status.REJECTED): _move(Actor.MODERATOR, needs_comment=True),
    (Status.CHANGES_REQUESTED, Status.SUBMITTED): _move(Actor.AUTHOR),
    (Status.CHANGES_REQUESTED, Status.WITHDRAWN): _move(Actor.AUTHOR),
    (Status.PUBLISHED, Status.SUPERSEDED): _move(Actor.SYSTEM),
    (Status.PUBLISHED, Status.UNPUBLISHED): _move(Actor.MODERATOR, Actor.SYSTEM, needs_comment=True),
}

OPEN = frozenset({Status.DRAFT, Status.SUBMITTED, Status.IN_REVIEW, Status.CHANGES_REQUESTED})
EDITABLE = frozenset(status for status, owner in OWNERS.items() if owner is Owner.AUTHOR)
QUEUED = frozenset(status for status, owner in OWNERS.items() if owner is Owner.MODERATOR)


def is_sending(came_from: Status, to: Status) -> bool:
    """Whether a move is an author sending an edition in, and not a moderator putting it back in the queue."""
    return to == Status.SUBMITTED and came_from != Status.IN_REVIEW

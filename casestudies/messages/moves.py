"""Which move of an edition writes which email to its author."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse

from casestudies.models import Message, Note, Transition
from casestudies.states import Status

from .composing import compose
from .writing import write_mail

_TEMPLATES = {
    Status.SUBMITTED: "submitted",
    Status.IN_REVIEW: "in_review",
    Status.CHANGES_REQUESTED: "changes_requested",
    Status.PUBLISHED: "published",
    Status.REJECTED: "rejected",
    Status.WITHDRAWN: "withdrawn",
    Status.UNPUBLISHED: "unpublished",
}


def write_messages(transition: Transition) -> list[Message]:
    """Writes the emails a move causes as rows, in its transaction, and has them sent after it commits.

    Nobody is written to about what the portal itself did, nor when a moderator puts an edition back in the queue, nor
    when the next moderator takes it on, nor who does not want such emails.
    """
    if transition.by is None or _is_old_news(transition):
        return []
    about = _about(transition, transition.notes.all())
    message = write_mail(**about, transition=transition) if about else None
    return [message] if message else []


@dataclass(frozen=True)
class Composed:
    """The words of an email and whom it is for."""

    to: str
    subject: str
    body: str


def preview_mail(transition: Transition, notes: Iterable[Note]) -> Composed | None:
    """The email a move with these notes would cause, word for word. Neither has to be saved. None: it causes none."""
    about = _about(transition, notes)
    return Composed(about["to"], *compose(**about, transition=transition)) if about else None


def _about(transition: Transition, notes: Iterable[Note]) -> dict[str, Any] | None:
    """What to write to the author about a move: template, address and context; None where there is nothing to say."""
    edition = transition.edition
    lead = edition.case_study.lead
    template = _TEMPLATES.get(Status(transition.to_status))
    if lead is None or template is None:
        return None
    path = reverse("drafting:tasks", args=[edition.case_study.public_id])
    if transition.to_status == Status.PUBLISHED:
        path = edition.published_address
    return {
        "template": template,
        "to": lead.email,
        "edition": edition,
        "notes": list(notes),
        "name": lead.get_short_name(),
        "link": f"{settings.PORTAL_URL}{path}",
    }


def _is_old_news(transition: Transition) -> bool:
    """Whether the author knows already: put back in the queue, or taken on again since they sent it."""
    if transition.to_status == Status.SUBMITTED:
        return not transition.is_sending
    if transition.to_status != Status.IN_REVIEW:
        return False
    latest = Transition.objects.filter(edition=transition.edition, pk__lt=transition.pk).order_by("-pk").values("pk")
    return latest.filter(to_status=Status.IN_REVIEW, pk__gt=latest.sendings()[:1]).exists()

"""E-mails: which move writes which to its author, writing any other, and sending what is written."""

import smtplib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from casestudies.models import Message, Note, Transition
from casestudies.states import Status

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
    """Writes the e-mails a move causes as rows, in its transaction, and has them sent after it commits.

    Nobody is written to about what the portal itself did, nor when a moderator puts an edition back in the queue, nor
    when the next moderator takes it on.
    """
    if transition.by is None or _is_old_news(transition):
        return []
    about = _about(transition, transition.notes.all())
    return [write_mail(**about, transition=transition)] if about else []


@dataclass(frozen=True)
class Composed:
    """The words of an e-mail and whom it is for."""

    to: str
    subject: str
    body: str


def preview_mail(transition: Transition, notes: Iterable[Note]) -> Composed | None:
    """The e-mail a move with these notes would cause, word for word. Neither has to be saved. None: it causes none."""
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


def compose(template: str, **context: Any) -> tuple[str, str]:
    """Subject and body of an e-mail, exactly as it is sent. `template` is as in write_mail."""
    context |= {"portal": settings.PORTAL_NAME}
    subject, _, body = render_to_string(f"casestudies/mail/{template}.txt", context).strip().partition("\n")
    return " ".join(subject.split())[:200], body.strip() + "\n"


def write_mail(
    template: str, *, to: str, transition: Transition | None = None, unsubscribe_link: str = "", **context: Any
) -> Message:
    """Writes one e-mail as a row, in the transaction at hand, and has it sent after it commits.

    `template` is the name of a text in templates/casestudies/mail, whose first line is the subject. Where POSTing to
    `unsubscribe_link` ends such e-mails, mail programs are told so (RFC 2369 and RFC 8058).
    """
    context |= {"transition": transition, "unsubscribe_link": unsubscribe_link}
    subject, body = compose(template, **context)
    message = Message.objects.create(
        to=to,
        subject=subject,
        body=body,
        message_id=f"<{uuid.uuid4().hex}@{settings.PORTAL_HOST}>",
        transition=transition,
        unsubscribe_link=unsubscribe_link,
    )
    transaction.on_commit(lambda: send_message.enqueue(message.pk))
    return message


def _is_old_news(transition: Transition) -> bool:
    """Whether the author knows already: put back in the queue, or taken on again since they sent it."""
    if transition.to_status == Status.SUBMITTED:
        return transition.from_status == Status.IN_REVIEW
    if transition.to_status != Status.IN_REVIEW:
        return False
    latest = Transition.objects.filter(edition=transition.edition, pk__lt=transition.pk).order_by("-pk").values("pk")
    sent = latest.filter(to_status=Status.SUBMITTED).exclude(from_status=Status.IN_REVIEW)[:1]
    return latest.filter(to_status=Status.IN_REVIEW, pk__gt=sent).exists()


@task()
def send_message(message_pk: int) -> None:
    """Sends one written message, unless it went already. A failure is noted on the row and tried again later."""
    with transaction.atomic():
        message = Message.objects.select_for_update().filter(pk=message_pk, sent_at=None).first()
        if message is None:
            return
        message.tries += 1
        try:
            EmailMessage(message.subject, message.body, to=[message.to], headers=_headers(message)).send()
        except (OSError, smtplib.SMTPException) as error:
            message.last_error = type(error).__name__
        else:
            message.sent_at = timezone.now()
            message.last_error = ""
        message.save(update_fields=["tries", "sent_at", "last_error"])


def _headers(message: Message) -> dict[str, str]:
    headers = {"Message-ID": message.message_id}
    if message.unsubscribe_link:
        headers["List-Unsubscribe"] = f"<{message.unsubscribe_link}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def send_unsent(limit: int = 500) -> int:
    """Tries again to send what is still unsent, oldest first. Gives the number that went."""
    waiting = list(Message.objects.filter(sent_at=None).order_by("pk").values_list("pk", flat=True)[:limit])
    for pk in waiting:
        send_message.call(pk)
    return len(waiting) - Message.objects.filter(pk__in=waiting, sent_at=None).count()

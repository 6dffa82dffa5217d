"""Sending an email again because an administrator says so."""

from django.db import transaction
from django.utils import timezone

from casestudies.errors import DomainError
from casestudies.models import Message
from improvers import audit

from .postman import send_committed
from .writing import write_row


@transaction.atomic
def send_again(*, message: Message, by) -> Message:
    """Sends an email now. Gives what goes out.

    What did not go yet keeps its Message-ID and begins its tries anew. What went is written once more, with an id of
    its own. Raises DomainError("forgotten") where the text held a link or code for its reader alone and is gone.
    """
    message = Message.objects.select_for_update().get(pk=message.pk)
    if not message.body:
        raise DomainError(
            "This held a link or code for its reader alone, and its text is deleted. They can ask for a new one.",
            code="forgotten",
        )
    audit.record(audit.Kind.MESSAGE_RESENT, by=by, about=f"email {message.pk}", kind_of_email=message.kind)
    if message.sent_at:
        return write_row(
            to=message.to,
            kind=message.kind,
            subject=message.subject,
            body=message.body,
            transition=message.transition,
            unsubscribe_link=message.unsubscribe_link,
            again_of=message,
        )
    Message.objects.filter(pk=message.pk).update(given_up_at=None, tries=0, next_try_at=timezone.now())
    transaction.on_commit(lambda: send_committed(message.pk))
    message.refresh_from_db()
    return message

"""Writing an email as a row, in the transaction at hand."""

import uuid
from typing import Any

from django.conf import settings
from django.db import transaction

from casestudies.models import Message, Transition

from .composing import compose
from .kinds import KINDS
from .postman import send_committed
from .stopping import stop_link, wants


def write_mail(
    template: str, *, to: str, transition: Transition | None = None, unsubscribe_link: str = "", **context: Any
) -> Message | None:
    """Writes one email as a row, in the transaction at hand, and has it sent after it commits.

    `template` is a kind of email (see kinds.py) and the name of its text, see `compose`. Where POSTing to
    `unsubscribe_link` ends such emails, mail programs are told so (RFC 2369 and RFC 8058); kinds that people can switch
    off get that link by themselves. None where whoever has the address does not want such emails.
    """
    group = KINDS[template].group
    if group:
        if not wants(to, group):
            return None
        unsubscribe_link = unsubscribe_link or stop_link(to, group)
    draft = compose(template, transition=transition, unsubscribe_link=unsubscribe_link, **context)
    return write_row(
        to=to,
        kind=template,
        subject=draft.subject,
        body=draft.body,
        transition=transition,
        unsubscribe_link=unsubscribe_link,
    )


def write_row(**values: Any) -> Message:
    """A new email with an id of its own, sent after the commit."""
    message = Message.objects.create(message_id=new_message_id(), **values)
    transaction.on_commit(lambda: send_committed(message.pk))
    return message


def new_message_id() -> str:
    """A Message-ID nobody else gives."""
    return f"<{uuid.uuid4().hex}@{settings.PORTAL_HOST}>"

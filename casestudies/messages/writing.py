"""Writing an email as a row, in the transaction at hand."""

import uuid
from typing import Any

from django.conf import settings
from django.db import transaction

from casestudies.models import Message, Transition

from .choosing import wants
from .composing import compose
from .kinds import KINDS
from .postman import send_committed
from .stop_links import stop_link


def write_mail(template: str, *, to: str, transition: Transition | None = None, **context: Any) -> Message | None:
    """Writes one email as a row, in the transaction at hand, and has it sent after it commits.

    `template` is a kind of email (see kinds.py) and the name of its text, see `compose`. Kinds that people can switch
    off get a link that does so with one click, of which mail programs are told (RFC 2369 and RFC 8058). None where
    whoever has the address does not want such emails.
    """
    group = KINDS[template].group
    if group and not wants(to, group):
        return None
    unsubscribe_link = stop_link(to, group) if group else ""
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

"""A row as an email: from us, plain text, with the headers that keep machines from answering it."""

from email.utils import format_datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from casestudies.models import Message

from .kinds import KINDS


def envelope(message: Message) -> EmailMessage:
    """The email of a row: the same at every try.

    Nobody is to answer it by machine (RFC 3834; the last header is what Exchange goes by). Emails that people can do
    without say so and how to stop them (RFC 2369, RFC 8058). There is no Reply-To: nobody reads what comes back.
    """
    headers = {
        "Message-ID": message.message_id,
        "Date": format_datetime(timezone.localtime(message.created_at)),
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    kind = KINDS.get(message.kind)
    if kind and not kind.essential:
        headers["Precedence"] = "bulk"
    if message.unsubscribe_link:
        headers["List-Unsubscribe"] = f"<{message.unsubscribe_link}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return EmailMessage(message.subject, message.body, settings.DEFAULT_FROM_EMAIL, [message.to], headers=headers)

"""Django's email backend of the portal: what packages send becomes a row like every other email."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.http.request import validate_host

from .composing import inert_subject
from .inert import without_controls, without_foreign_links
from .kinds import ACCOUNT
from .writing import write_row


class Outbox(BaseEmailBackend):
    """Writes emails as rows in the transaction at hand, one for each address: the account mails of django-allauth.

    They come from us whatever sender they name, as plain text. Raises ValueError for an email with files.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Writes them. Gives how many emails there were. Raises ValueError for one with files."""
        for email in email_messages:
            if email.attachments:
                raise ValueError("Emails of the portal carry no files: send a link.")
            body = without_foreign_links(without_controls(email.body).strip(), _is_ours) + "\n"
            for address in email.recipients():
                write_row(to=address, kind=ACCOUNT, subject=inert_subject(email.subject), body=body)
        return len(email_messages)


def _is_ours(address: str) -> bool:
    """Whether a link leads to the portal, by any of the names it has."""
    parts = urlsplit(address)
    ours = {settings.PORTAL_HOST, *settings.ALLOWED_HOSTS}
    return parts.scheme in {"http", "https"} and "@" not in parts.netloc and validate_host(parts.hostname or "", ours)

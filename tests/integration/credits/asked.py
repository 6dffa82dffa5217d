"""People who are credited, and the links they get."""

import re

from django.core import mail
from django.test import Client
from django.urls import reverse

from casestudies.crediting.asking import ask
from casestudies.models import Credit, CreditRequest, Edition

AMY = "amy@nhs.net"


def credit_in(edition: Edition, name: str = "Amy Archer", role: str = "idea") -> Credit:
    """Somebody credited in an edition."""
    return edition.credits.create(name=name, role=role)


def ask_about(edition: Edition, email: str = AMY, **credited) -> str:
    """Credits somebody in an edition, asks them, and gives the token of their link."""
    ask(credit=credit_in(edition, **credited), by=edition.case_study.lead, email=email)
    return token_of(CreditRequest.objects.last())


def token_of(request: CreditRequest) -> str:
    """The token in the email that asked somebody."""
    sent = [email.body for email in mail.outbox if email.extra_headers["Message-ID"] == request.message.message_id]
    return re.search(r"/credits/([\w-]+)/", sent[-1] if sent else request.message.body)[1]


def link(token: str, page: str = "answer") -> str:
    """The address a token stands for."""
    return reverse(f"credits:{page}", args=[token])


def answer(token: str, said: str, client: Client | None = None, **more):
    """Opens the link, reads it and answers."""
    client = client or Client()
    page = client.get(link(token))
    seen = page.context["seen"] if page.context and "seen" in page.context else ""
    return client.post(link(token), {"answer": said, "seen": seen, **more})


def mails_to(address: str) -> list[str]:
    """The subjects of what went to an address."""
    return [message.subject for message in mail.outbox if message.to == [address]]

"""Tries again to send e-mails that have not gone. Run it every few minutes."""

from django.core.management.base import BaseCommand

from casestudies.messages import send_unsent
from casestudies.models import Message


class Command(BaseCommand):
    help = "Sends the e-mails that could not be sent before."

    def handle(self, **_):
        """Sends and says how many went and how many are left."""
        sent = send_unsent()
        left = Message.objects.filter(sent_at=None).count()
        self.stdout.write(f"{sent} sent, {left} still to send.")

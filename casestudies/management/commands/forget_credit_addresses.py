"""Forgets the addresses of people who were asked about a credit and did not answer in time. Run it daily."""

from django.core.management.base import BaseCommand

from casestudies.crediting.asking import forget_addresses


class Command(BaseCommand):
    help = "Forgets email addresses of people who did not answer about their credit in time."

    def handle(self, **_):
        """Forgets, and says how many there were."""
        self.stdout.write(f"{forget_addresses()} addresses forgotten.")

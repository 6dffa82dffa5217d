"""Loads fictional people, places and case studies to try the portal out with."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from casestudies.exchange.sample_data import load_sample_data
from casestudies.exchange.sample_people import PASSWORD, SIGN_INS


class Command(BaseCommand):
    help = "Loads sample data, once. Only in debug mode, because its passwords are known to everybody."

    def handle(self, **_):
        """Loads and says how to sign in. Raises CommandError outside debug mode."""
        if not settings.DEBUG:
            raise CommandError(
                "Sample data has passwords everybody knows, so it is only loaded in debug mode (DEBUG=1)."
            )
        made = load_sample_data(watch=lambda lines: tqdm(lines, unit=" case studies", disable=None))
        self.stdout.write(f"{made} sample case studies made." if made else "The sample data is here already.")
        for person in SIGN_INS:
            self.stdout.write(f"  {person.email}")
        self.stdout.write(f"Password for all: {PASSWORD}")

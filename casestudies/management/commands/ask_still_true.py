"""Asks people by email whether what they published 6, 12 or 24 months ago is still true."""

from django.core.management.base import BaseCommand

from casestudies.still_true.asking import ask_everybody


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args, **options) -> None:
        count = ask_everybody()
        self.stdout.write(f"Asked about {count} case stud{'y' if count == 1 else 'ies'}.")

"""Asks the scanner about the files that still wait for their check. Run it every few minutes."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from casestudies.stored_files.checking import check_files, waiting_files
from casestudies.vocabulary import FileCheck


class Command(BaseCommand):
    help = "Checks attached files for viruses that could not be checked when they came in."

    def handle(self, **_) -> None:
        """Checks, and says what came of it. Raises CommandError where no scanner is set."""
        if not settings.CLAMAV_SOCKET:
            raise CommandError("Set CLAMAV_SOCKET to the path of clamd's socket, or to its host:port.")
        outcomes = check_files(waiting_files())
        self.stdout.write(
            f"{outcomes[FileCheck.FINE]} fine, {outcomes[FileCheck.REFUSED]} refused, "
            f"{outcomes[FileCheck.WAITING]} still to be checked."
        )

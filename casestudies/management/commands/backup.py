"""Writes database and uploads into one file. Safe while the portal runs."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from improvers.audit import Kind, record
from sharing_portal.backups.errors import BackupRefused
from sharing_portal.backups.making import make_backup


class Command(BaseCommand):
    help = "Writes the whole portal, database and uploads, into one new file. People can go on using it meanwhile."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE", help="A file that does not exist yet.")

    def handle(self, *, file: Path, **_) -> None:
        """Writes, and says what is in it. Raises CommandError where it cannot, as while only reading is possible."""
        if settings.READ_ONLY:
            raise CommandError("A backup is noted in the audit trail. Run this command with READ_ONLY=0.")
        record(Kind.BACKED_UP, by=None)
        try:
            said = make_backup(file, tell=self.stdout.write)
        except (BackupRefused, OSError) as refused:
            raise CommandError(str(refused)) from refused
        for name in said.missing:
            self.stderr.write(f"Not in the backup, because it was not there: {name}")
        self.stdout.write(f"Backup written: {file} ({file.stat().st_size / 1024 / 1024:.1f} MB)")

"""Brings a backup back. Stop the portal first."""

from pathlib import Path

from django.core.cache import cache
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from casestudies.models import CaseStudy
from improvers.audit import Kind, record
from improvers.models import User
from sharing_portal.backups.errors import BackupRefused
from sharing_portal.backups.manifest import migrations_now
from sharing_portal.backups.restoring import restore_backup


class Command(BaseCommand):
    help = "Brings a backup back into a database that migrate has made, checks it, and rebuilds the index."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE", help="What `backup` wrote.")
        parser.add_argument("--replace", action="store_true", help="Delete everything this portal holds now.")
        parser.add_argument("--any-key", action="store_true", help="Take a file made with another SECRET_KEY.")

    def handle(self, *, file: Path, replace: bool, any_key: bool, **_) -> None:
        """Restores, and says what was checked."""
        try:
            migrations_now()
            if not replace and (User.objects.exists() or CaseStudy.objects.exists()):
                raise CommandError("This portal holds people or case studies. To delete all of it, use --replace.")
            said = restore_backup(file, any_key=any_key, tell=self.stdout.write)
        except BackupRefused as refused:
            raise CommandError(str(refused)) from refused
        record(Kind.RESTORED, by=None, made_at=said.made_at)
        cache.clear()
        call_command("rebuild_index", stdout=self.stdout)
        for name in said.missing:
            self.stderr.write(f"This file was missing when the backup was made: {name}")
        self.stdout.write(f"Restored as it was on {said.made_at}. Everybody has to sign in again.")

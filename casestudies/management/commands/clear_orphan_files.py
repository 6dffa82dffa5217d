"""Deletes stored files that nothing refers to any more. Run it once a day."""

from datetime import timedelta

from django.core.management.base import BaseCommand

from casestudies.stored_files.clearing import SURELY_LEFT_AFTER, clear_orphan_files, orphan_files


class Command(BaseCommand):
    """Files are written before their rows; where a server stopped in between, or rows went without them, files stay."""

    help = "Deletes stored photos and files that nothing refers to any more."

    def add_arguments(self, parser):
        parser.add_argument(
            "--older-than",
            type=int,
            default=SURELY_LEFT_AFTER // timedelta(hours=1),
            metavar="HOURS",
            help="Leave newer files: they may be waiting for their row. 24 unless said otherwise.",
        )
        parser.add_argument("--dry-run", action="store_true", help="Only name them.")

    def handle(self, *, older_than: int, dry_run: bool, **_) -> None:
        """Deletes, or names, and says how many."""
        age = timedelta(hours=older_than)
        if dry_run:
            for _storage, name in orphan_files(older_than=age):
                self.stdout.write(name)
            return
        self.stdout.write(f"{clear_orphan_files(older_than=age)} files deleted.")

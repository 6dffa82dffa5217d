"""Deletes what has been kept long enough. Run it daily."""

from django.core.management.base import BaseCommand

from casestudies.privacy.retention import apply_retention, due_now
from improvers.audit import Kind, record


class Command(BaseCommand):
    help = "Deletes or forgets what has been kept as long as the privacy page says, and warns people of drafts."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Only count.")

    def handle(self, *, dry_run: bool, **_) -> None:
        """Ends, or counts, and says how much of each class."""
        total = 0
        for title, count in due_now() if dry_run else apply_retention():
            total += count
            self.stdout.write(f"{count:>8}  {title}")
        if dry_run:
            self.stdout.write(f"{total:>8}  in all. Nothing was changed.")
            return
        record(Kind.RETENTION_APPLIED, by=None, ended=total)
        self.stdout.write(f"{total:>8}  in all.")

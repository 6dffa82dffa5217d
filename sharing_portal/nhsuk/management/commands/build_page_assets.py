"""``manage.py build_page_assets``"""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from ... import assets


class Command(BaseCommand):
    """Brings the NHS.UK styles, scripts and icons into the static folder, unless they are there already."""

    help = "Install the NHS.UK frontend with npm and copy what pages need into the static folder."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """One option: build again."""
        parser.add_argument("--force", action="store_true", help="Build even when nothing has changed.")

    def handle(self, *args: Any, force: bool, **options: Any) -> None:
        """Build, or say that there is nothing to do."""
        if assets.is_built(settings.BASE_DIR) and not force:
            self.stdout.write("Page assets are up to date.")
            return
        try:
            assets.build(settings.BASE_DIR, self.stdout.write)
        except assets.AssetsError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(self.style.SUCCESS("Page assets are built."))

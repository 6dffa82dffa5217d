"""Builds the search index anew."""

import time

from django.core.management.base import BaseCommand
from tqdm import tqdm

from casestudies import index


class Command(BaseCommand):
    """`manage.py rebuild_index`: safe at any time; people search the old index until the new one is swapped in."""

    help = "Builds the search index anew from the published case studies, beside the one in use, and swaps it in."

    def handle(self, *args, **options) -> None:
        """Builds with a progress bar and says how many case studies went in and how long it took."""
        began = time.monotonic()
        with tqdm(unit=" case studies", disable=None) as bar:

            def show(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            count = index.rebuild(progress=show)
        self.stdout.write(f"{count} case studies indexed in {time.monotonic() - began:.1f} seconds.")

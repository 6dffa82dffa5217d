"""Fills a database with made-up case studies, for benchmarks."""

import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from casestudies import index
from casestudies.errors import DomainError
from casestudies.exchange.generating import BATCH, generate_case_studies


class Command(BaseCommand):
    """`manage.py generate_case_studies --count N`: safe to repeat, makes those that are missing."""

    help = (
        "Makes varied synthetic published case studies, up to --count in all. For benchmarks only, never on real data."
    )

    def add_arguments(self, parser):
        parser.add_argument("--count", type=int, required=True, help="how many generated case studies there shall be")
        parser.add_argument("--seed", type=int, default=1, help="another seed gives other case studies")
        parser.add_argument(
            "--yes-for-benchmarks", action="store_true", help="needed without DEBUG=1: this database is for benchmarks"
        )

    def handle(self, *, count: int, seed: int, yes_for_benchmarks: bool, **_):
        """Generates, builds the index and says how long each took. Raises CommandError without leave."""
        began = time.monotonic()
        try:
            made = generate_case_studies(
                count=count,
                seed=seed,
                allowed=settings.DEBUG or yes_for_benchmarks,
                watch=lambda batches: tqdm(batches, unit=" case studies", unit_scale=BATCH, disable=None),
            )
        except DomainError as error:
            raise CommandError(f"{error} Set DEBUG=1, or say --yes-for-benchmarks.") from error
        generated = time.monotonic()
        self.stdout.write(f"{made} case studies made in {generated - began:.1f} seconds.")
        if made:
            with tqdm(total=count, unit=" case studies", disable=None) as bar:
                indexed = index.rebuild(progress=lambda done, total: bar.update(done - bar.n))
            self.stdout.write(f"{indexed} case studies indexed in {time.monotonic() - generated:.1f} seconds.")

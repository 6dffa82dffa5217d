"""Brings organisations in from an ODS file."""

from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from improvers.models import Organisation
from improvers.organisations.importing import ImportReport, import_organisations
from improvers.organisations.ods import NotAnOdsFile, Remark, kind_from_name, read_rows

MOST_SHOWN = 20


class Command(BaseCommand):
    """`manage.py import_organisations FILE`."""

    help = (
        "Creates, changes and closes organisations from an ODS file (CSV, no header, 27 columns). Safe to repeat. "
        "A file that is not of this form changes nothing; single wrong lines are rejected and reported."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, its kind, and whether only to look."""
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--kind",
            choices=Organisation.Kind.values,
            help="what the organisations are; known by itself for etr, ect, ets, epraccur and eother",
        )
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")

    def handle(self, *args: Any, **options: Any) -> None:
        """Reads the file, imports its rows and reports them. Raises CommandError for a file that cannot be used."""
        file: Path = options["file"]
        kind = options["kind"] or kind_from_name(file)
        if kind is None:
            raise CommandError(
                f"What is in {file.name}? Add --kind with one of: {', '.join(Organisation.Kind.values)}."
            )
        try:
            rows = read_rows(file.read_bytes())
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        except NotAnOdsFile as error:
            raise CommandError(f"{file.name} is not an ODS file. {error} Nothing was changed.") from error
        bar = partial(tqdm, desc=file.name, unit=" rows", disable=options["verbosity"] == 0, file=self.stderr)
        self._say(import_organisations(rows=rows, kind_of_file=kind, dry_run=options["dry_run"], progress=bar))
        if options["dry_run"]:
            self.stdout.write("This was a trial. Nothing was changed.")

    def _say(self, report: ImportReport) -> None:
        for heading in ("created", "changed", "closed", "unchanged"):
            lines = getattr(report, heading)
            self.stdout.write(f"{heading.capitalize()}: {len(lines)}{_where(lines)}")
        self.stdout.write(f"Rejected: {len(report.rejected)}")
        for remark in report.rejected:
            self.stdout.write(f"  line {remark.line}: {remark.reason}")
        for reason, lines in _by_reason(report.warnings).items():
            self.stdout.write(f"Look at: {reason}{_where(lines)}")


def _by_reason(remarks: Iterable[Remark]) -> dict[str, list[int]]:
    lines = defaultdict(list)
    for remark in remarks:
        lines[remark.reason].append(remark.line)
    return lines


def _where(lines: list[int]) -> str:
    """The lines as ranges: " (lines 1–40, 52)"; nothing for none."""
    if not lines:
        return ""
    runs = [[line for _, line in run] for _, run in groupby(enumerate(lines), key=lambda pair: pair[1] - pair[0])]
    shown = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs[:MOST_SHOWN]]
    more = f" and {len(runs) - MOST_SHOWN} more places" if len(runs) > MOST_SHOWN else ""
    return f" (line{'' if len(lines) == 1 else 's'} {', '.join(shown)}{more})"

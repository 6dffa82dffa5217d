"""Brings case studies in from a JSON Lines file (docs/import-layout.md)."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from casestudies.exchange.importing import SOURCE_LIMIT, Report, Result, Terms, import_lines
from casestudies.exchange.lines import count_lines, read_lines
from improvers.models import User


class Command(BaseCommand):
    help = "Brings case studies in from a file with one JSON object a line. Safe to repeat."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--as", dest="status", choices=["draft", "published"], default="draft")
        parser.add_argument("--source", default="", help="The collection's name. The file's own name unless given.")
        parser.add_argument("--lead", metavar="EMAIL", help="The account that leads them. Nobody unless given.")
        parser.add_argument("--all-or-nothing", action="store_true", help="Bring nothing in when a line is rejected.")
        parser.add_argument("--report", type=Path, metavar="FILE", help="Also write the rejected lines to this file.")

    def handle(self, *, file: Path, status: str, source: str, lead: str, all_or_nothing: bool, report: Path, **_):
        terms = Terms(source=_source(source or file.stem), publish=status == "published", lead=_lead(lead))
        try:
            with tqdm(total=count_lines(file), unit=" lines", disable=None) as bar:
                made = import_lines(lines=read_lines(file), terms=terms, all_or_nothing=all_or_nothing, tell=bar.update)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        self._tell(made, report)

    def _tell(self, made: Report, report: Path | None) -> None:
        rejected = [f"Line {number}: {reason}" for number, reason in made.rejected]
        for sentence in rejected:
            self.stderr.write(sentence)
        if report:
            report.write_text("".join(f"{sentence}\n" for sentence in rejected), encoding="utf-8")
        counts = ", ".join(f"{made.counts[result]} {result}" for result in Result)
        self.stdout.write(f"{counts}.")
        if made.rolled_back:
            raise CommandError("Nothing was brought in: all or nothing was asked for.")
        if made.rejected:
            raise CommandError("Some lines were not brought in. Put them right and run this again.")


def _source(name: str) -> str:
    if len(name) > SOURCE_LIMIT:
        raise CommandError(f"The source's name must be {SOURCE_LIMIT} characters or fewer. Give one with --source.")
    return name


def _lead(email: str | None) -> User | None:
    if not email:
        return None
    lead = User.objects.filter(email__iexact=email, is_active=True).first()
    if lead is None:
        raise CommandError(f"Nobody with the address {email} can sign in.")
    return lead

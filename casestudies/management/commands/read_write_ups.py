"""Reads Word write-ups as the upload page does and writes down what came of each (docs/write-ups.md)."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from casestudies.write_ups.reading.files import report_of


class Command(BaseCommand):
    """`manage.py read_write_ups FILE.docx ... --out RESULT.jsonl`: a line for each file; nothing is stored.

    A refused file does not stop the others. When there was one the exit code is 1.
    """

    help = "Reads Word write-ups and writes a JSON line for each: title, sections, what fits nowhere, headings."
    requires_system_checks: list = []

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--out", type=Path, metavar="RESULT.jsonl", help="Where to write; the screen unless given.")

    def handle(self, *, files: list[str], out: Path | None, **_):
        if out and out.resolve() in {Path(file).resolve() for file in files}:
            raise CommandError("Give --out another file than the write-ups: one would be overwritten.")
        try:
            # A file name that is not UTF-8 becomes an escape, which JSON has too.
            written = out.open("w", encoding="utf-8", errors="backslashreplace") if out else self.stdout
        except OSError as error:
            raise CommandError(f"{out} cannot be written: {error.strerror}.") from error
        refused = 0
        for file in tqdm(files, unit=" files", disable=None if out else True, file=sys.stderr):
            report = _read(file)
            refused += "error" in report
            written.write(json.dumps(report, ensure_ascii=False) + "\n")
        if out:
            written.close()
            self.stdout.write(f"{len(files) - refused} read, {refused} refused.")
        if refused:
            raise CommandError(f"{refused} of {len(files)} files could not be read: the lines with an error say why.")


def _read(file: str) -> dict:
    try:
        return report_of(file, Path(file).read_bytes())
    except OSError as error:
        return {"file": file, "error": f"The file cannot be read: {error.strerror}"}

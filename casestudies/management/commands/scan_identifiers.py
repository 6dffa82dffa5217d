"""Says where texts could point to a patient: texts in a file, or everything stored."""

import json
from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from casestudies.identifiers import find_identifiers
from casestudies.identifiers.stored import findings_stored
from casestudies.models import Edition


class Command(BaseCommand):
    """With --in and --out reads {"id", "text"} a line and writes {"id", "findings"} a line; without, scans what is
    stored and names places, never words."""

    help = (
        "Finds what could point to a patient. With --in and --out: in texts of your own, one JSON object with id and "
        "text a line. Without: in every edition that is stored, by place; the words themselves are never shown."
    )

    def add_arguments(self, parser):
        parser.add_argument("--in", dest="texts", type=Path, help='{"id", "text"} a line.')
        parser.add_argument("--out", type=Path, help='{"id", "findings": [{"kind", "start", "end"}]} a line.')

    def handle(self, *, texts: Path | None, out: Path | None, **_) -> None:
        """Scans. Raises CommandError for one option without the other, or a file that cannot be read or written."""
        if (texts is None) != (out is None):
            raise CommandError("Give both --in and --out, or neither to scan what is stored.")
        if texts is None:
            self._scan_stored()
            return
        if texts.resolve() == out.resolve():
            raise CommandError("Give --out another file than --in: the texts would be overwritten.")
        try:
            with texts.open(encoding="utf-8-sig") as lines, out.open("w", encoding="utf-8") as results:
                count = sum(
                    _write(results, *_read(number, line)) for number, line in enumerate(lines, 1) if line.strip()
                )
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"{texts} is not UTF-8 text.") from error
        self.stdout.write(f"{count} texts are scanned in {out}.")

    def _scan_stored(self) -> None:
        kinds: Counter[str] = Counter()
        editions = Edition.objects.with_parts().order_by("pk")
        for edition in tqdm(editions.iterator(chunk_size=100), total=editions.count(), unit=" editions", disable=None):
            for found in findings_stored(edition):
                kinds[found.kind.label] += 1
                self.stdout.write(
                    f"{edition.reference} ({edition.get_status_display()}), {found.label}: {found.kind.label}"
                )
        total = ", ".join(f"{count} × {kind}" for kind, count in kinds.most_common())
        self.stdout.write(f"Found: {total}." if kinds else "Nothing that is stored could point to a patient.")


def _read(number: int, line: str) -> tuple[object, str]:
    try:
        given = json.loads(line)
        id_, text = given["id"], given["text"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise CommandError(f"Line {number} is not an object with id and text.") from error
    if not isinstance(text, str | None):
        raise CommandError(f"Line {number}: text must be text.")
    return id_, text or ""


def _write(results, id_: object, text: str) -> int:
    findings = [{"kind": each.kind.value, "start": each.start, "end": each.end} for each in find_identifiers(text)]
    results.write(json.dumps({"id": id_, "findings": findings}) + "\n")
    return 1

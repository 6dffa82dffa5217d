"""Answers judged queries over a collection of its own, to be scored (docs/ranking.md)."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from casestudies import index
from casestudies.exchange.importing import Terms, import_lines
from casestudies.exchange.lines import read_lines
from casestudies.models import CaseStudy

RANKS = 60
_OWN_FOLDER = "RANK_QUERIES_FOLDER"


class Command(BaseCommand):
    help = (
        "Imports a corpus into a database and index of its own, answers the queries with the real search, and writes "
        "query, rank and id. The portal's own database, index and files are not touched."
    )
    requires_system_checks: list = []

    def add_arguments(self, parser):
        parser.add_argument("--corpus", type=Path, required=True, help="Write-ups, one JSON object a line.")
        parser.add_argument("--queries", type=Path, required=True, help="Objects with qid and query, one a line.")
        parser.add_argument("--out", type=Path, required=True, help="Where the ranking goes.")
        parser.add_argument("--without", default="", help=f"Parts to switch off: {', '.join(index.Part)}.")

    def handle(self, *, corpus: Path, queries: Path, out: Path, without: str, **_):
        """Runs itself again with every folder set to a temporary one, and ranks there."""
        parts = _parts(without)
        asked = _queries(queries)
        if not corpus.is_file():
            raise CommandError(f"{corpus} is not a file.")
        if str(settings.VAR_DIR) == os.environ.get(_OWN_FOLDER):
            self._rank(corpus, asked, out, parts)
            return
        with tempfile.TemporaryDirectory(prefix="rank-queries-") as folder:
            given = ["--corpus", corpus.resolve(), "--queries", queries.resolve(), "--out", out.resolve()]
            command = [sys.executable, "-m", "django", "rank_queries", *given, "--without", without]
            ended = subprocess.run(command, cwd=settings.BASE_DIR, env=_own_environment(folder), check=False)
        if ended.returncode:
            raise CommandError("The queries were not ranked.")
        self.stdout.write(f"{len(asked)} queries are ranked in {out}.")

    def _rank(self, corpus: Path, asked: list[dict], out: Path, parts: frozenset) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        index.rebuild()
        report = import_lines(lines=read_lines(corpus), terms=Terms(source="corpus", publish=True))
        for number, reason in report.rejected:
            self.stderr.write(f"Line {number} of the corpus is left out: {reason}")
        names = dict(CaseStudy.objects.values_list("pk", "source_id"))
        rows = []
        for query in asked:
            request = index.SearchRequest(query["query"], page_size=RANKS, off=parts)
            hits = index.search(request).hits
            rows += [f"{query['qid']}\t{rank}\t{names[hit.case_study_id]}" for rank, hit in enumerate(hits, start=1)]
        out.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")


def _parts(names: str) -> frozenset:
    try:
        return frozenset(index.Part(name.strip()) for name in names.split(",") if name.strip())
    except ValueError as error:
        raise CommandError(f"There is no such part: {error}. The parts are: {', '.join(index.Part)}.") from error


def _queries(path: Path) -> list[dict]:
    try:
        queries = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return [{"qid": str(query["qid"]), "query": str(query["query"])} for query in queries]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CommandError(f"{path} is not a file of queries: {error}") from error


def _own_environment(folder: str) -> dict[str, str]:
    return {
        **os.environ,
        _OWN_FOLDER: folder,
        "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
        "VAR_DIR": folder,
        "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
        "INDEX_DIR": f"{folder}/index",
        "MEDIA_ROOT": f"{folder}/media",
    }

"""`make bench`: every size one after the other, ours and the plain build on PostgreSQL, then the tables in docs/.

    python -m tests.benchmarks.run 1000 10000 100000

Each size has a folder in var/bench, kept for the next run; `--resume` measures only the sizes that have no
figures yet. Without PostgreSQL on the machine the comparison is left out.
"""

import argparse
import hashlib
import json
import os
import secrets
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests import with_postgres
from tests.benchmarks.machine import machine
from tests.benchmarks.report import write_report

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "var" / "bench"
_MAKES_THE_DATA = ("casestudies/migrations", "improvers/migrations", "casestudies/exchange/generated")
_MAKES_THE_WORDS = tuple(
    f"casestudies/exchange/{name}.py" for name in ("generating", "generated_words", "generated_world")
)


def main() -> int:
    """Reads the command line and measures. Gives an exit code."""
    parser = argparse.ArgumentParser(description="Measures search, ours and a plain build on PostgreSQL side by side.")
    parser.add_argument("sizes", type=int, nargs="*", default=[1000, 10_000, 100_000])
    parser.add_argument("--resume", action="store_true", help="keep the figures of sizes that are measured already")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "benchmarks", help="without its ending")
    options = parser.parse_args()
    if "DATABASE_URL" not in os.environ and with_postgres.find_programs():
        return with_postgres.main([sys.executable, "-m", "tests.benchmarks.run", *sys.argv[1:]])
    postgres = os.environ.pop("DATABASE_URL", "")
    _collect_page_assets()
    sizes = [_size(count, postgres, resume=options.resume) for count in sorted(options.sizes)]
    report = {"machine": machine(), "on": datetime.now(UTC).date().isoformat(), "sizes": sizes}
    write_report(report, options.out)
    return 0


def environment(folder: Path) -> dict[str, str]:
    """As in production, but on this machine alone."""
    ours = {
        "DJANGO_SETTINGS_MODULE": "sharing_portal.settings",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "PORTAL_URL": "http://127.0.0.1",
        "VAR_DIR": str(folder),
        "STATIC_ROOT": str(FOLDER / "static"),
        "SECURE_SSL_REDIRECT": "0",
        "SECURE_COOKIES": "0",
        "DEBUG": "0",
    }
    return {**os.environ, **ours}


def _collect_page_assets() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "manage.py", "collectstatic", "--noinput", "--clear", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env=environment(FOLDER / "assets"), check=True)


def _size(count: int, postgres: str, *, resume: bool) -> dict:
    folder = FOLDER / str(count)
    _forget_what_is_old(folder)
    figures = folder / "figures.json"
    if resume and figures.exists():
        return json.loads(figures.read_text())
    ours = folder / "ours.json"
    _run("tests.benchmarks.one_size", count, ours, folder=folder)
    measured = json.loads(ours.read_text())
    if postgres:
        sys.stderr.write(f"{count:,}: the plain build on PostgreSQL\n")
        measured["plain"] = _plain(measured, postgres, folder)
    figures.write_text(json.dumps(measured, indent=1))
    return measured


def _plain(measured: dict, postgres: str, folder: Path) -> dict:
    questions, figures = folder / "questions.json", folder / "plain.json"
    questions.write_text(json.dumps(measured["questions"]))
    _run("tests.benchmarks.plain_postgres", postgres, folder / "portal.sqlite3", questions, figures, folder=folder)
    return json.loads(figures.read_text())


def _run(module: str, *arguments: object, folder: Path) -> None:
    command = [sys.executable, "-m", module, *map(str, arguments)]
    subprocess.run(command, cwd=ROOT, env=environment(folder), check=True)


def _forget_what_is_old(folder: Path) -> None:
    """Empties the folder of a size when the tables or the generated case studies are others now."""
    stamp = folder / "built-from"
    if folder.exists() and (not stamp.exists() or stamp.read_text() != _fingerprint()):
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    stamp.write_text(_fingerprint())


def _fingerprint() -> str:
    paths = [path for name in _MAKES_THE_DATA for path in sorted((ROOT / name).glob("*.*"))]
    paths += [ROOT / name for name in _MAKES_THE_WORDS]
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main())

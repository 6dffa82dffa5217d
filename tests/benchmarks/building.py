"""Builds the portal that is measured: database, case studies, index. Kept for the next run while nothing changed."""

import json
import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from tqdm import tqdm

from casestudies import index
from casestudies.exchange.generating import BATCH, generate_case_studies
from casestudies.index.engine import engine
from casestudies.index.shelves import SHELVES
from casestudies.models import Edition, Feature

SEED = 1


def build(count: int) -> dict[str, float]:
    """Makes what is missing. Gives how long everything took when it was made."""
    notes = Path(settings.VAR_DIR) / "built.json"
    built = json.loads(notes.read_text()) if notes.exists() else {}
    call_command("migrate", verbosity=0)
    began = time.perf_counter()
    made = generate_case_studies(
        count=count,
        seed=SEED,
        allowed=True,
        watch=lambda batches: tqdm(batches, desc="making", unit=" case studies", unit_scale=BATCH, disable=None),
    )
    if made:
        built["made_per_second"] = round(made / (time.perf_counter() - began))
    if made or not all(engine(shelf).is_readable() for shelf in SHELVES):
        built["index_seconds_per_1000"] = round(_index(count) / count * 1000, 2)
    notes.write_text(json.dumps(built))
    _feature()
    index.follow()
    return built | {"index_mb": {shelf.name: _megabytes(engine(shelf).snapshot().folder) for shelf in SHELVES}}


def _feature() -> None:
    """Puts two case studies on the front page, as a portal in use has them."""
    for place, edition in enumerate(Edition.objects.published().order_by("pk")[:2], start=1):
        said = {"place": place, "reason": "To be measured", "until": timezone.localdate() + timedelta(days=30)}
        Feature.objects.update_or_create(case_study=edition.case_study, defaults=said)


def _index(count: int) -> float:
    began = time.perf_counter()
    with tqdm(total=count, desc="indexing", unit=" case studies", disable=None) as bar:
        index.rebuild(progress=lambda done, total: bar.update(done - bar.n))
    return time.perf_counter() - began


def _megabytes(folder: Path) -> float:
    return round(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6, 1)

"""Measures the plain build on PostgreSQL, in a process with settings of its own.

    python -m tests.benchmarks.plain_postgres URL PORTAL.sqlite3 QUESTIONS.json FIGURES.json

A search is what most people would write: count, the twenty best rows, and for every filter one GROUP BY that leaves out
the filter's own choice. All words must be there, of a plan in sentences any: PostgreSQL would find nothing otherwise.
"""

import json
import re
import sys
import time
from pathlib import Path

import dj_database_url
import django
from django.conf import settings

_SINGLE = ("region", "board", "setting", "status")
_SEVERAL = {"topic": "topics__slug", "method": "methods__slug", "tag": "tags__slug", "outcome": "outcomes__slug"}
_PATHS = {name: name for name in _SINGLE} | _SEVERAL
_PAGE_SIZE = 20
# What our cards show, or look through for the passage that has the words.
_ON_A_CARD = ("headline", "summary", "lessons", "body", "published_at", "region", "status", "place")
_FEW_WORDS = 8
_MOST_TAGS = 60


def set_up(url: str) -> None:
    """Settings with nothing but the plain tables. JIT compiling is off: it only slows queries as short as these."""
    database = dj_database_url.parse(url) | {"OPTIONS": {"options": "-c jit=off -c work_mem=64MB"}}
    settings.configure(
        DATABASES={"default": database},
        INSTALLED_APPS=["django.contrib.postgres", "tests.benchmarks.plain"],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
    )
    django.setup()


def fill_anew(portal: Path) -> float:
    """Empties and fills the tables. Gives the seconds it took, index and statistics included."""
    from django.core.management import call_command
    from django.db import connection

    from tests.benchmarks.plain.filling import fill
    from tests.benchmarks.plain.models import Study

    call_command("migrate", run_syncdb=True, verbosity=0)
    call_command("flush", interactive=False, verbosity=0)
    index = Study._meta.indexes[0]
    began = time.perf_counter()
    with connection.schema_editor() as editor:
        editor.remove_index(Study, index)
    fill(portal)
    with connection.schema_editor() as editor:
        editor.add_index(Study, index)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return time.perf_counter() - began


def search(asked: dict) -> tuple[int, list, dict[str, dict[str, int]]]:
    """One search: total, rows, and for each filter {value: count}."""
    from django.contrib.postgres.search import SearchRank
    from django.db.models import Count, F

    from tests.benchmarks.plain.models import Study

    query = _query(asked["text"])
    matching = Study.objects.filter(vector=query) if query else Study.objects.all()
    found = _narrowed(matching, asked["chosen"])
    total = found.count()
    rows = found.annotate(rank=SearchRank(F("vector"), query)).order_by("-rank", "-published_at") if query else found
    rows = rows if query else rows.order_by("-published_at")
    start = (asked["page"] - 1) * _PAGE_SIZE
    shown = list(rows.only(*_ON_A_CARD).prefetch_related("figures")[start : start + _PAGE_SIZE])
    counts = {}
    for facet, path in _PATHS.items():
        within = _narrowed(matching, {name: values for name, values in asked["chosen"].items() if name != facet})
        counted = within.order_by().values_list(path).annotate(number=Count("pk"))
        counts[facet] = dict(counted.order_by("-number")[:_MOST_TAGS] if facet == "tag" else counted)
    return total, shown, counts


def _query(text: str):
    from django.contrib.postgres.search import SearchQuery

    if not text:
        return None
    words = re.findall(r"\w+", text)
    if len(words) > _FEW_WORDS:
        return SearchQuery(" or ".join(dict.fromkeys(words)), search_type="websearch", config="english")
    return SearchQuery(text, search_type="websearch", config="english")


def _narrowed(studies, chosen: dict[str, list[str]]):
    """Choices of one filter by IN, those of several lists by a subquery, which is quicker than joining and DISTINCT."""
    from tests.benchmarks.plain.models import Study

    for facet, values in chosen.items():
        if facet in _SINGLE:
            studies = studies.filter(**{f"{facet}__in": values})
        else:
            studies = studies.filter(pk__in=Study.objects.filter(**{f"{_PATHS[facet]}__in": values}).values("pk"))
    return studies


def main(url: str, portal: str, questions: str, figures: str) -> None:
    """Fills, measures and writes the figures."""
    set_up(url)
    from tests.benchmarks.measuring import timed

    seconds = fill_anew(Path(portal))
    measured = {}
    for name, asked in json.loads(Path(questions).read_text()).items():
        totals = [search(one)[0] for one in asked]
        measured[name] = timed(search, asked, calls=24) | {"found": sum(totals)}
    result = {"filled_in_seconds": round(seconds, 1), "classes": measured}
    Path(figures).write_text(json.dumps(result))


if __name__ == "__main__":
    main(*sys.argv[1:])

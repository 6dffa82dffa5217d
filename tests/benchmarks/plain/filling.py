"""Copies the published case studies of a portal on SQLite into the plain tables."""

import csv
import io
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.db import connection

from casestudies.vocabulary import verdict_of
from tests.benchmarks.plain.models import Figure, Study

_BATCH = 2000
_TEXTS = """
    SELECT e.case_study_id, e.id, e.headline, e.problem || ' ' || e.result || ' ' || e.summary,
        e.organisation_name || ' ' || e.place || ' ' || coalesce(r.name, '') || ' ' || coalesce(s.name, ''),
        e.what_you_did || ' ' || e.cost_note || ' ' || e.context_helped || ' ' || e.context_hindered || ' ' ||
        e.lasting_note || ' ' || e.equity || ' ' || e.patient_involvement || ' ' || e.advice_core,
        e.published_at, coalesce(r.slug, ''), coalesce(b.ods_code, ''), coalesce(s.slug, ''),
        e.organisation_name || ', ' || e.place, e.result_direction, e.result_category
    FROM casestudies_edition e
    LEFT JOIN improvers_region r ON r.id = e.region_id
    LEFT JOIN improvers_organisation b ON b.id = e.board_id
    LEFT JOIN casestudies_setting s ON s.id = e.setting_id
    WHERE e.status = 'published' AND e.id > ? ORDER BY e.id LIMIT ?
"""
_TOLD = """
    SELECT edition_id, role || ' ' || who || ' ' || "trigger" || ' ' || what_turned_them FROM casestudies_tippingpoint
    WHERE edition_id BETWEEN ? AND ?
    UNION ALL SELECT edition_id, kind || ' ' || what || ' ' || why || ' ' || instead FROM casestudies_pitfall
    WHERE edition_id BETWEEN ? AND ?
"""
_FIGURES = """
    SELECT e.case_study_id, o.measure, o.direction, o.baseline, o.result, o.unit
    FROM casestudies_outcome o JOIN casestudies_edition e ON e.id = o.edition_id WHERE o.edition_id BETWEEN ? AND ?
"""
_LISTED = {
    "topics": "SELECT l.edition_id, t.slug, t.name FROM casestudies_edition_topics l "
    "JOIN casestudies_topic t ON t.id = l.topic_id WHERE l.edition_id BETWEEN ? AND ?",
    "methods": "SELECT l.edition_id, m.slug, m.name FROM casestudies_edition_methods l "
    "JOIN casestudies_method m ON m.id = l.method_id WHERE l.edition_id BETWEEN ? AND ?",
    "tags": "SELECT l.object_id, t.slug, t.name FROM taggit_taggeditem l "
    "JOIN taggit_tag t ON t.id = l.tag_id WHERE l.object_id BETWEEN ? AND ?",
    "outcomes": "SELECT edition_id, category, measure || ' ' || note FROM casestudies_outcome "
    "WHERE edition_id BETWEEN ? AND ?",
}  # fmt: skip
_MAY_BE_UNKNOWN = ("baseline", "result")
_COLUMNS = (
    "id",
    "headline",
    "summary",
    "labels",
    "lessons",
    "body",
    "published_at",
    "region",
    "board",
    "setting",
    "place",
    "status",
)


def fill(portal: Path) -> int:
    """Fills the empty plain tables from the portal's database file. Gives how many studies there are."""
    source = sqlite3.connect(f"file:{portal}?mode=ro", uri=True)
    known: dict[str, dict[str, int]] = {name: {} for name in _LISTED}
    count = 0
    for batch in _batches(source):
        count += len(batch)
        _write(source, batch, known)
    source.close()
    return count


def _batches(source: sqlite3.Connection) -> Iterator[list[tuple]]:
    last = 0
    while batch := source.execute(_TEXTS, (last, _BATCH)).fetchall():
        last = batch[-1][1]
        yield batch


def _write(source: sqlite3.Connection, batch: list[tuple], known: dict[str, dict[str, int]]) -> None:
    between = (batch[0][1], batch[-1][1])
    told = _gathered(source.execute(_TOLD, between * 2))
    listed = {name: _gathered(source.execute(sql, between)) for name, sql in _LISTED.items()}
    directions = _gathered(
        source.execute(
            "SELECT edition_id, direction FROM casestudies_outcome WHERE edition_id BETWEEN ? AND ?", between
        )
    )
    rows, links = [], {name: [] for name in _LISTED}
    for case_study, edition, headline, summary, where, body, at, *columns, direction, category in batch:
        names = {name: found.get(edition, []) for name, found in listed.items()}
        labels = " ".join([where, *(label for name in ("topics", "methods", "tags") for _, label in names[name])])
        body = " ".join([body, *(label for _, label in names["outcomes"])])
        status = verdict_of(direction, [one for (one,) in directions.get(edition, [])]) or ""
        lessons = " ".join(text for (text,) in told.get(edition, []))
        rows.append((case_study, headline, summary, labels, lessons, body, f"{at}+00", *columns, status))
        slugs = {name: {slug for slug, _ in found} - {""} for name, found in names.items()}
        slugs["outcomes"] |= {category} - {""}
        for name, values in slugs.items():
            links[name] += [(case_study, known[name].setdefault(slug, len(known[name]) + 1)) for slug in sorted(values)]
    _copy(Study._meta.db_table, _COLUMNS, rows)
    figures = source.execute(_FIGURES, between).fetchall()
    _copy(Figure._meta.db_table, ("study_id", "measure", "direction", "baseline", "result", "unit"), figures)
    for name, pairs in links.items():
        through = Study._meta.get_field(name).remote_field.through
        listed_model = Study._meta.get_field(name).related_model
        have = set(listed_model.objects.values_list("pk", flat=True))
        fresh = [(pk, slug) for slug, pk in known[name].items() if pk not in have]
        _copy(listed_model._meta.db_table, ("id", "slug"), fresh)
        _copy(through._meta.db_table, ("study_id", f"{listed_model._meta.model_name}_id"), pairs)


def _gathered(rows: Iterable[tuple]) -> dict[int, list[tuple]]:
    found: dict[int, list[tuple]] = {}
    for pk, *rest in rows:
        found.setdefault(pk, []).append(tuple(rest))
    return found


def _copy(table: str, columns: tuple[str, ...], rows: list[tuple]) -> None:
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    written.seek(0)
    named = ", ".join(columns)
    texts = ", ".join(column for column in columns if column not in _MAY_BE_UNKNOWN)
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table} ({named}) FROM STDIN WITH (FORMAT csv, FORCE_NOT_NULL ({texts}))", written)

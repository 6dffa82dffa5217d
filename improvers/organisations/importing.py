"""Brings organisations up to date from the rows of an ODS file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from improvers import audit
from improvers.models import Organisation, Region
from improvers.organisations.ods import OdsRow, Remark

BATCH = 1000
FIELDS = ["name", "region", "board", "town", "postcode", "valid_from", "valid_to"]
_COLUMNS = [Organisation._meta.get_field(name).attname for name in FIELDS]


@dataclass
class ImportReport:
    """What an import did: the lines by what became of them; why lines were rejected; what to look at."""

    created: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    closed: list[int] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)
    rejected: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)


def import_organisations(
    *,
    rows: Iterable[OdsRow | Remark],
    kind_of_file: str,
    dry_run: bool = False,
    progress: Callable[[Iterable], Iterable] = iter,
) -> ImportReport:
    """Creates, changes and closes organisations as the rows say, all together or not at all, and reports every line.

    Safe to repeat: rows that say what is known change nothing. Organisations that the file does not name are left
    alone, and so are regions where the file gives none. With `dry_run` there is only the report. `progress` may wrap
    the rows to show how far it is.
    """
    report = ImportReport()
    known = Organisation.objects.in_bulk(field_name="ods_code")
    places = _Places(known, report)
    to_write = []
    for row in progress(rows):
        if isinstance(row, Remark):
            report.rejected.append(row)
            continue
        current, kind = known.get(row.code), row.kind_in(kind_of_file)
        if current is not None and current.kind != kind:
            reason = f"{row.code} is known as “{current.get_kind_display()}”. Correct it in the admin first"
            report.rejected.append(Remark(row.line, reason))
            continue
        stated = Organisation(ods_code=row.code, kind=kind, **places.values_for(row, kind))
        outcome = _outcome(current, stated)
        getattr(report, outcome).append(row.line)
        if outcome != "unchanged":
            to_write.append(stated)
    if not dry_run:
        with transaction.atomic():
            Organisation.objects.bulk_create(
                to_write, batch_size=BATCH, update_conflicts=True, unique_fields=["ods_code"], update_fields=FIELDS
            )
            written = {name: len(getattr(report, name)) for name in ("created", "changed", "closed")}
            audit.record(audit.Kind.ORGANISATIONS_IMPORTED, by=None, about=f"ODS file of {kind_of_file}", **written)
    return report


class _Places:
    """The regions and boards that rows name by code."""

    def __init__(self, known: dict[str, Organisation], report: ImportReport):
        self.known = known
        self.report = report
        self.regions = {region.code: region for region in Region.objects.all()}
        self.regions_by_pk = {region.pk: region for region in self.regions.values()}
        self.boards = {code: one for code, one in known.items() if one.kind == Organisation.Kind.ICB}

    def values_for(self, row: OdsRow, kind: str) -> dict[str, Any]:
        """What the row says about its organisation. Codes nobody knows are left empty, with a warning."""
        is_board = kind == Organisation.Kind.ICB
        board = None if is_board else self._look_up(self.boards, "board", row.board_code, row.line)
        return {
            "name": row.name,
            "region": self._look_up(self.regions, "region", row.region_code, row.line)
            or self._region_known(row, board),
            "board": board,
            "town": row.town,
            "postcode": row.postcode,
            "valid_from": row.opened,
            "valid_to": row.closed,
        }

    def _region_known(self, row: OdsRow, board: Organisation | None) -> Region | None:
        """Its board's region, or the one it had."""
        holder = board or self.known.get(row.code)
        return self.regions_by_pk.get(holder.region_id) if holder else None

    def _look_up(self, found: dict[str, Any], what: str, code: str, line: int) -> Any:
        if code and code not in found:
            self.report.warnings.append(Remark(line, f"the {what} code {code} is not known and was left out"))
        return found.get(code)


def _outcome(current: Organisation | None, stated: Organisation) -> str:
    """What becomes of an organisation, as the report calls it."""
    if current is None:
        return "created"
    if all(getattr(current, name) == getattr(stated, name) for name in _COLUMNS):
        return "unchanged"
    return "closed" if current.valid_to is None and stated.valid_to is not None else "changed"

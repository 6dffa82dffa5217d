"""Tables of figures as outcomes."""

import re
from decimal import Decimal

from casestudies.write_ups.reading.tables import CELL_BREAK, before_and_after

MEASURE_LIMIT = 200

_NUMBER = re.compile(r"(?P<pounds>£?)\s?(?P<number>-?\d[\d,]{0,12}(?:\.\d{1,4})?)\s?(?P<unit>[^\d\s].{0,59})?")
_UNIT_OF_MEASURE = re.compile(r"[(\[]([^)\]]{1,30})[)\]]\s*$")
_COUNTED = {"n", "number", "sample", "sample size", "number of patients", "patients", "how many"}


def outcomes_in(text: str) -> list[dict] | None:
    """The rows of a table of figures before and after, as values of outcomes; None for any other text."""
    rows = [line.split(CELL_BREAK) for line in text.split("\n")]
    if len(rows) < 2 or any(len(row) < 2 for row in rows):
        return None
    header, figures = [cell.strip() for cell in rows[0]], [[cell.strip() for cell in row] for row in rows[1:]]
    columns = before_and_after(header, figures)
    return [_outcome(header, row, *columns) for row in figures] if columns else None


def _outcome(header: list[str], row: list[str], before: int, after: int) -> dict:
    first, second = _NUMBER.fullmatch(_at(row, before)), _NUMBER.fullmatch(_at(row, after))
    units = {_unit(found) for found in (first, second) if found} - {""}
    measure = row[0]
    values: dict = {"measure": measure[:MEASURE_LIMIT]}
    said = {0}
    if first and second and len(units) <= 1:
        values |= {"baseline": _amount(first), "result": _amount(second), "unit": _unit_of(units, measure)}
        said |= {before, after}
    for column, name in enumerate(header):
        if column not in said and name.lower() in _COUNTED and _at(row, column).isdecimal():
            values["sample_size"] = int(row[column][:9])
            said.add(column)
    rest = [f"{name}: {_at(row, n)}" if name else _at(row, n) for n, name in enumerate(header) if n not in said]
    rest += row[len(header) :]
    cut = [measure] if len(measure) > MEASURE_LIMIT else []
    values["note"] = "\n".join(part for part in [*cut, *rest] if part and not part.endswith(": "))
    return values


def _unit_of(units: set[str], measure: str) -> str:
    if units:
        return units.pop()
    found = _UNIT_OF_MEASURE.search(measure)
    return found[1] if found else ""


def _unit(found: re.Match) -> str:
    return "£" if found["pounds"] else (found["unit"] or "").strip()


def _amount(found: re.Match) -> Decimal:
    return Decimal(found["number"].replace(",", ""))


def _at(row: list[str], column: int) -> str:
    return row[column] if column < len(row) else ""

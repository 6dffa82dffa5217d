"""Tables that a spreadsheet opens, with nothing in them that it would run."""

import csv
from collections.abc import Iterable
from io import StringIO

from django.http import HttpResponse

BYTE_ORDER_MARK = "\ufeff"
_FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r")


def without_formula(text: str) -> str:
    """A text that no spreadsheet takes for a formula (OWASP, "CSV injection")."""
    return f"'{text}" if text.startswith(_FORMULA_BEGINS) else text


def headers_of_file(name: str) -> dict[str, str]:
    """What keeps a file that is downloaded from being opened as a page, or kept by anybody in between."""
    return {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }


def csv_file(name: str, rows: Iterable[Iterable[object]]) -> HttpResponse:
    """A file of rows, in the way Excel opens without asking. Texts are made harmless; numbers stay numbers."""
    written = StringIO()
    lines = csv.writer(written)
    for row in rows:
        lines.writerow([without_formula(cell) if isinstance(cell, str) else cell for cell in row])
    content = BYTE_ORDER_MARK + written.getvalue()
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers_of_file(name))

"""Tables that a spreadsheet opens, with nothing in them that it would run."""

import csv
from collections.abc import Iterable, Iterator

from django.http import HttpResponse, StreamingHttpResponse

Rows = Iterable[Iterable[object]]
BYTE_ORDER_MARK = "\ufeff"
_CSV = "text/csv; charset=utf-8"
_FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def without_formula(text: str) -> str:
    """A text that no spreadsheet takes for a formula (OWASP, "CSV injection")."""
    return f"'{text}" if text.startswith(_FORMULA_BEGINS) else text


def _headers_of_file(name: str) -> dict[str, str]:
    """What keeps a file that is downloaded from being opened as a page, or kept by anybody in between."""
    return {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }


def csv_file(name: str, rows: Rows) -> HttpResponse:
    """A file of rows, in the way Excel opens without asking. Texts are made harmless; numbers stay numbers."""
    return HttpResponse("".join(_lines(rows)), content_type=_CSV, headers=_headers_of_file(name))


def long_csv_file(name: str, rows: Rows) -> StreamingHttpResponse:
    """The same, sent row by row, however many there are."""
    return StreamingHttpResponse(_lines(rows), content_type=_CSV, headers=_headers_of_file(name))


class _Echo:
    """A file that gives back what is written into it."""

    def write(self, line: str) -> str:
        return line


def _lines(rows: Rows) -> Iterator[str]:
    write = csv.writer(_Echo()).writerow
    yield BYTE_ORDER_MARK
    for row in rows:
        yield write([without_formula(cell) if isinstance(cell, str) else cell for cell in row])

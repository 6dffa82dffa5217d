"""The audit trail as a file for a spreadsheet."""

import csv
import json
from collections.abc import Iterable, Iterator

from django.http import StreamingHttpResponse

from improvers.models import AuditEvent
from sharing_portal.spreadsheets import BYTE_ORDER_MARK, headers_of_file, without_formula

from .reading import label_of, name_of

COLUMNS = ["Number", "Time (UTC)", "What happened", "Person", "Account", "About", "Network", "Details"]


class _Echo:
    def write(self, line: str) -> str:
        """Gives back what a writer would write into a file."""
        return line


def csv_of(events: Iterable[AuditEvent], *, name: str) -> StreamingHttpResponse:
    """The events as CSV, sent row by row, however many there are."""
    return StreamingHttpResponse(
        _lines(events), content_type="text/csv; charset=utf-8", headers=headers_of_file(f"{name}.csv")
    )


def _lines(events: Iterable[AuditEvent]) -> Iterator[str]:
    write = csv.writer(_Echo()).writerow
    yield BYTE_ORDER_MARK + write(COLUMNS)
    for event in events:
        account = event.actor_id or ""
        said = [f"{event.at:%Y-%m-%d %H:%M:%S}", label_of(event.kind), name_of(event)]
        rest = [account, event.about, event.network, json.dumps(event.details, ensure_ascii=False)]
        yield write([without_formula(str(cell)) for cell in [event.pk, *said, *rest]])

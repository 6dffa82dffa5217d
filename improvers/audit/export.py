"""The audit trail as a file for a spreadsheet."""

import json
from collections.abc import Iterable, Iterator

from django.http import StreamingHttpResponse

from improvers.models import AuditEvent
from sharing_portal.spreadsheets import long_csv_file

from .reading import label_of, name_of

COLUMNS = ["Number", "Time (UTC)", "What happened", "Person", "Account", "About", "Network", "Details"]


def csv_of(events: Iterable[AuditEvent], *, name: str) -> StreamingHttpResponse:
    """The events as CSV, sent row by row, however many there are."""
    return long_csv_file(f"{name}.csv", _rows(events))


def _rows(events: Iterable[AuditEvent]) -> Iterator[list[object]]:
    yield COLUMNS
    for event in events:
        account = event.actor_id or ""
        said = [f"{event.at:%Y-%m-%d %H:%M:%S}", label_of(event.kind), name_of(event)]
        details = json.dumps(event.details, ensure_ascii=False)
        yield [event.pk, *said, account, event.about, event.network, details]

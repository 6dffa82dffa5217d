"""Counts how often case studies are read, found and used: in memory, written now and then (docs/decisions/0024).

A request only adds to a counter. Every `TALLY_SECONDS` a thread of the process writes what was counted, and so does
the end of the process; a process that is killed loses what it had not written. Nothing says who read: whether a reader
takes part in a case study is looked up when the counts are written, and forgotten.
"""

import atexit
import datetime
import logging
import re
import threading
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError, connection, models, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from casestudies.models import CaseStudy, Collaborator, DailyCount

logger = logging.getLogger(__name__)

_BATCH = 200
# Programs say in their User-Agent that they are programs; those that say nothing are taken for some.
_PROGRAMS = re.compile(
    r"bot\b|bot[/;-]|crawl|spider|slurp|headless|preview|monitor|scan|curl|wget|python|java/|okhttp|go-http|libwww|http-?client"
    r"|facebookexternalhit|lighthouse",
    re.IGNORECASE,
)


class Kind(models.TextChoices):
    """What is counted, by the column it is kept in."""

    READ = "read", "Read"
    FOUND = "found", "Found"
    USED = "used", "Used"


class _Key(NamedTuple):
    case_study: int
    on: datetime.date
    kind: str
    reader: int


class Tally:
    """What one process has counted and not yet written."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: Counter[_Key] = Counter()
        self._timer: threading.Timer | None = None

    def add(self, kind: Kind, case_study_ids: Iterable[int], reader: int = 0) -> None:
        """Counts each of these case studies once more; `reader` is the key of a signed-in person, or 0."""
        today = timezone.localdate()
        with self._lock:
            self._counts.update(_Key(pk, today, kind.value, reader) for pk in case_study_ids)
            if self._counts and self._timer is None and settings.TALLY_SECONDS:
                self._timer = threading.Timer(settings.TALLY_SECONDS, self._write_by_itself)
                self._timer.daemon = True
                self._timer.start()

    def write(self) -> None:
        """Writes what was counted. What cannot be written now is kept for the next time."""
        with self._lock:
            counts, self._counts, self._timer = self._counts, Counter(), None
        if not counts:
            return
        try:
            with transaction.atomic():
                _store(_without_own(counts))
        except DatabaseError:
            logger.exception("What was read and found could not be counted; it is tried again.")
            with self._lock:
                self._counts.update(counts)

    def forget(self) -> None:
        """Drops what was counted."""
        with self._lock:
            self._counts.clear()

    def _write_by_itself(self) -> None:
        try:
            self.write()
        finally:
            connection.close()


tally = Tally()
atexit.register(tally.write)


def count(request: HttpRequest, kind: Kind, case_study_ids: Iterable[int]) -> None:
    """Counts case studies for a reader: never for programs, moderators, or pages fetched before anybody looks."""
    if settings.READ_ONLY:
        return
    if request.method == "HEAD" or "prefetch" in request.headers.get("Sec-Purpose", request.headers.get("Purpose", "")):
        return
    agent = request.headers.get("User-Agent", "")
    if not agent or _PROGRAMS.search(agent):
        return
    user = request.user
    if user.is_authenticated and user.is_staff:
        return
    tally.add(kind, case_study_ids, user.pk if user.is_authenticated else 0)


def _without_own(counts: Counter[_Key]) -> dict[tuple[int, datetime.date], Counter[str]]:
    """The counts by case study and day, without what people did with case studies they lead or take part in."""
    readers = {key.reader for key in counts} - {0}
    own: set[tuple[int, int]] = set()
    if readers:
        own |= set(CaseStudy.objects.filter(lead__in=readers).values_list("pk", "lead"))
        own |= set(Collaborator.objects.filter(user__in=readers).values_list("case_study", "user"))
    kept: dict[tuple[int, datetime.date], Counter[str]] = {}
    for key, number in counts.items():
        if (key.case_study, key.reader) not in own:
            kept.setdefault((key.case_study, key.on), Counter())[key.kind] += number
    return kept


def _store(counts: dict[tuple[int, datetime.date], Counter[str]]) -> None:
    """Adds to the rows of each case study and day, always in the same order, so that processes never wait in a ring."""
    keys = sorted(counts)
    for start in range(0, len(keys), _BATCH):
        batch = keys[start : start + _BATCH]
        there = set(CaseStudy.objects.filter(pk__in={pk for pk, _ in batch}).values_list("pk", flat=True))
        batch = [key for key in batch if key[0] in there]
        DailyCount.objects.bulk_create([DailyCount(case_study_id=pk, on=on) for pk, on in batch], ignore_conflicts=True)
        for pk, on in batch:
            more = {kind: F(kind) + number for kind, number in counts[pk, on].items()}
            DailyCount.objects.filter(case_study=pk, on=on).update(**more)

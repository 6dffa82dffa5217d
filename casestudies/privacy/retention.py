"""Ending what has had its time, as the table of data says."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone

from .table import TABLE


def due_now(now: datetime | None = None) -> Iterator[tuple[str, int]]:
    """How much of each class has had its time, without ending it."""
    now = now or timezone.now()
    for row in TABLE:
        if row.rules:
            yield row.title, sum(rule.due(now) for rule in row.rules)


def apply_retention(now: datetime | None = None) -> Iterator[tuple[str, int]]:
    """Ends what has had its time, class by class, so many rows at a time. Gives how much of each.

    It can be stopped anywhere and run again: each batch stands for itself.
    """
    now = now or timezone.now()
    for row in TABLE:
        if row.rules:
            yield row.title, sum(rule.end(now) for rule in row.rules)

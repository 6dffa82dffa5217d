"""Keeps this machine's index in step with the database."""

import logging
import time

from django.db import transaction

from .changes import apply_changes, latest
from .engine import ENGINE_ERRORS, Engine, Snapshot, engine
from .errors import IndexUnavailable
from .lock import Busy
from .rebuilding import rebuild, repaired, replaced
from .shelves import SHELVES

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_CHECKS = 1.0
_WAIT_AS_PUBLISHER = 5.0


def follow() -> None:
    """Brings every shelf up to date. Not for inside a transaction that may still roll back. Raises IndexUnavailable."""
    for shelf in SHELVES:
        caught_up(engine(shelf), wait=_WAIT_AS_PUBLISHER)


def caught_up(running: Engine, *, wait: float) -> Snapshot:
    """Applies every change that is not in an index yet and gives the index as it is then.

    One process at a time follows; the others wait up to `wait` seconds and then read what it did. Raises
    IndexUnavailable.
    """
    snapshot = repaired(running)
    # Read after the index: a number the index has not, and never one that the database has not yet.
    behind = latest()
    if behind == snapshot.applied:
        return snapshot
    if behind < snapshot.applied:
        logger.warning("The database is older than the search index (restored from a backup?), which is built anew")
        rebuild(shelves=[running.shelf])
        return repaired(running)
    try:
        with running.writer(wait=wait) as writer:
            apply_changes(writer, running.shelf, since=running.snapshot().applied)
    except Busy:
        logger.info("Another process is following; reading what it has")
    except ENGINE_ERRORS:
        logger.exception("The search index cannot be written to and is built anew")
        return replaced(running)
    return repaired(running)


def follow_if_due(running: Engine) -> Snapshot:
    """As caught_up, but asks the database at most once a second in each process, and never waits for another follower.

    An index that can be read but not written to is read as it is.
    """
    now = time.monotonic()
    if now - running.checked_at >= SECONDS_BETWEEN_CHECKS:
        running.checked_at = now
        try:
            return caught_up(running, wait=0)
        except (IndexUnavailable, *ENGINE_ERRORS):
            logger.exception("The search index could not follow; reading it as it is")
    return repaired(running)


def follow_after_commit() -> None:
    """Has this process follow as soon as the running transaction commits.

    What goes wrong is logged and never reaches the publisher: the next search catches up.
    """
    transaction.on_commit(_follow_quietly)


def _follow_quietly() -> None:
    for shelf in SHELVES:
        try:
            caught_up(engine(shelf), wait=_WAIT_AS_PUBLISHER)
        except Exception:
            logger.exception("The search index of %s could not follow; the next search tries again", shelf.name)

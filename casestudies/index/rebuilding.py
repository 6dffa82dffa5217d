"""Builds indexes anew from the database, beside those in use."""

import logging
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack

from casestudies.models import CaseStudy

from .changes import apply_changes, commit, latest
from .engine import ENGINE_ERRORS, Engine, Snapshot, engine
from .errors import IndexBroken, IndexUnavailable
from .lock import Busy
from .shelves import SHELVES, Shelf

logger = logging.getLogger(__name__)

_BATCH = 500
_LONGEST_REBUILD = 3600.0
_PATIENCE_OF_A_READER = 5.0
# So long nobody waits again for an index that could not be had.
_SECONDS_WITHOUT = 5.0
_SECONDS_BETWEEN_REPLACEMENTS = 600.0


def rebuild(progress: Callable[[int, int], None] | None = None, shelves: Iterable[Shelf] = SHELVES) -> int:
    """Builds new indexes of all published case studies and swaps them in; others go on reading the old ones meanwhile.

    Takes a function that is told (how many are done, how many there are), and which shelves to build. What is published
    or taken down during the rebuild is followed before the swap; what comes after that, by the next search. Gives how
    many were indexed.
    """
    engines = [engine(shelf) for shelf in shelves]
    with ExitStack() as held:
        for running in engines:
            held.enter_context(running.rebuilding(wait=_LONGEST_REBUILD))
        return _rebuild(engines, progress)


def reopened(running: Engine) -> Snapshot:
    """The index read from its files again, or built anew where they cannot be opened. Raises IndexUnavailable."""
    running.forget()
    return repaired(running)


def repaired(running: Engine) -> Snapshot:
    """A readable index: the present one, or a new one where it is missing or broken.

    Raises IndexUnavailable when none can be built, or another process is still building one: then at once for a while.
    """
    try:
        return running.snapshot()
    except IndexBroken as error:
        if time.monotonic() - running.missed_at < _SECONDS_WITHOUT:
            raise IndexUnavailable("The search index could not be had a moment ago.") from error
        logger.warning("The search index is missing or broken and is built anew: %s", error)
    return _built_anew(running, unless=running.is_readable)


def replaced(running: Engine) -> Snapshot:
    """A new index in place of one that opens but cannot be read; tried at most every ten minutes.

    Raises IndexUnavailable.
    """
    now = time.monotonic()
    if now - running.replaced_at < _SECONDS_BETWEEN_REPLACEMENTS:
        raise IndexUnavailable("The search index cannot be read, and building it anew did not help.")
    running.replaced_at = now
    return _built_anew(running, unless=lambda: False)


def _built_anew(running: Engine, unless: Callable[[], bool]) -> Snapshot:
    try:
        with running.rebuilding(wait=_PATIENCE_OF_A_READER):
            if not unless():
                _rebuild([running], None)
            return running.snapshot()
    except (Busy, IndexBroken, *ENGINE_ERRORS) as error:
        logger.exception("The search index cannot be built")
        running.missed_at = time.monotonic()
        raise IndexUnavailable(str(error)) from error


def _rebuild(engines: list[Engine], progress: Callable[[int, int], None] | None) -> int:
    began_at = latest()
    pks = list(CaseStudy.objects.published().order_by("pk").values_list("pk", flat=True))
    with ExitStack() as built:
        writers = [(built.enter_context(running.new_index()), running.shelf) for running in engines]
        for start in range(0, len(pks), _BATCH):
            for writer, shelf in writers:
                for document in shelf.documents_of(pks[start : start + _BATCH]):
                    writer.add_document(document)
            if progress:
                progress(min(start + _BATCH, len(pks)), len(pks))
        for writer, shelf in writers:
            commit(writer, applied=began_at)
            apply_changes(writer, shelf, since=began_at)
    return len(pks)

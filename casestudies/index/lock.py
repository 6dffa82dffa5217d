"""One at a time, across threads and processes."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PAUSE = 0.01


class Busy(Exception):
    """Somebody else held the lock for as long as we were ready to wait."""


@contextmanager
def locked(path: Path, *, wait: float) -> Iterator[None]:
    """Holds the lock file at `path`, waiting up to `wait` seconds for it. Raises Busy.

    The lock belongs to the open file: it keeps out other threads as well as other processes, and the system frees it
    when its holder dies.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o640)
    try:
        _acquire(handle, time.monotonic() + wait)
        yield
    finally:
        os.close(handle)


def _acquire(handle: int, until: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise Busy from None
            time.sleep(_PAUSE)
        else:
            return

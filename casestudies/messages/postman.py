"""Who sends: a thread of the process that wrote, so that no page waits for the mail server, or only the worker.

`SEND_EMAILS_FROM` says which. The thread sends what is due, tries again what failed as long as its process lives, and
ends when nothing is left to try; the next commit with an email starts it anew, and so does the start of a web process.
"""

import atexit
import logging
import threading
import time

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from casestudies.models import Message

from .sending import send_due

logger = logging.getLogger(__name__)

WEB, REQUEST = "web", "request"
# How long a process that ends goes on sending what it wrote.
_LAST_SECONDS = 10
_AFTER_TROUBLE = 30
_SHORTEST_WAIT = 0.5


class Postman:
    """The thread of one process that sends emails."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._called = threading.Event()
        self._thread: threading.Thread | None = None
        self._ends_at: float | None = None

    def call(self) -> None:
        """Says that there is something to send. Never waits."""
        with self._lock:
            self._called.set()
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="postman", daemon=True)
                self._thread.start()

    def finish(self, seconds: float = _LAST_SECONDS) -> None:
        """Sends what is due, for some seconds at most, and ends the thread. For the end of a process."""
        thread = self._thread
        self._ends_at = time.monotonic() + seconds
        self._called.set()
        if thread:
            thread.join(seconds + settings.EMAIL_TIMEOUT)

    def _work(self) -> None:
        try:
            while self._round():
                pass
        finally:
            connection.close()
            with self._lock:
                if self._thread is threading.current_thread():
                    self._thread = None

    def _round(self) -> bool:
        """One pass, and the wait for the next. False when there is nothing more to try, or the process ends."""
        self._called.clear()
        try:
            close_old_connections()
            trouble = send_due(until=self._is_over).is_down
            wait = _AFTER_TROUBLE if trouble else _seconds_to_next()
        except DatabaseError:
            logger.warning("Emails cannot be sent: the database does not answer", exc_info=True)
            wait = _AFTER_TROUBLE
        if self._ends_at is not None:
            return False
        if wait is not None:
            connection.close()
            return self._called.wait(wait) or self._ends_at is None
        with self._lock:
            if self._called.is_set():
                return True
            self._thread = None
            return False

    def _is_over(self) -> bool:
        return self._ends_at is not None and time.monotonic() > self._ends_at


def _seconds_to_next() -> float | None:
    """How long until something is to be tried again; None when nothing waits."""
    times = Message.objects.unsent().annotate(at=Greatest("next_try_at", Coalesce("claimed_until", "next_try_at")))
    first = times.order_by("at").values_list("at", flat=True).first()
    return first and max((first - timezone.now()).total_seconds(), _SHORTEST_WAIT)


postman = Postman()
atexit.register(postman.finish)


def send_committed(pk: int) -> None:
    """Has an email sent that was just committed: by the thread, in the request (tests), or by nobody here."""
    if settings.SEND_EMAILS_FROM == WEB:
        postman.call()
    elif settings.SEND_EMAILS_FROM == REQUEST:
        send_due(only=pk)


def start() -> None:
    """Has sent what waited when the last process ended, where web processes send. For the start of one."""
    if settings.SEND_EMAILS_FROM == WEB:
        postman.call()

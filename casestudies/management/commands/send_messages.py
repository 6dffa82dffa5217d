"""Sends the emails that wait: once, or as the worker that stays."""

import signal
import threading

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, close_old_connections

from casestudies.messages.sending import Passed, send_due
from casestudies.models import Message

_AFTER_TROUBLE = 30


class Command(BaseCommand):
    help = "Sends the emails that wait. Several may run at once: no email is sent twice."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--forever", action="store_true", help="stay and send until stopped (SIGTERM, Ctrl-C)")
        parser.add_argument("--poll", type=float, default=2, help="how many seconds to wait when nothing is due")

    def handle(self, *, forever: bool, poll: float, **_) -> None:
        """One pass, and says how many went and how many are left; or passes until told to stop."""
        if forever:
            self._stay(poll)
            return
        passed = send_due()
        left = Message.objects.unsent().count()
        self.stdout.write(f"{passed.sent} sent, {left} still to send.")

    def _stay(self, poll: float) -> None:
        """Sends whatever falls due. The email at hand when told to stop is finished."""
        stopping = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stopping.set())
        while not stopping.is_set():
            passed = self._pass(stopping)
            stopping.wait(_AFTER_TROUBLE if passed.is_down else poll)
        self.stdout.write("Stopped.")

    def _pass(self, stopping: threading.Event) -> Passed:
        try:
            close_old_connections()
            return send_due(until=stopping.is_set)
        except DatabaseError as error:
            # What else it says can hold what somebody typed.
            self.stderr.write(f"The database does not answer: {type(error).__name__}")
            return Passed(is_down=True)

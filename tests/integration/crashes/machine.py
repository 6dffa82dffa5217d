"""The portal as people run it: a web server and a worker that sends emails, each to be killed without any warning."""

import os
import signal
import subprocess
import sys
import threading
import urllib.request
from contextlib import suppress

from django.conf import settings
from django.db import connection

from tests.with_postgres import free_port

LEASE_SECONDS = 3
_PATIENCE = 600  # tenths of a second


def database_url() -> str:
    """The address of the database this test runs on."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    return f"postgres://{known['USER']}@{known['HOST']}:{known['PORT']}/{known['NAME']}"


class Machine:
    """`start()` starts what does not run, `kill(names)` ends it. Emails go to the mail server at `mail_port`."""

    def __init__(self, mail_port: int):
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        self._environment = os.environ | {
            "DATABASE_URL": database_url(),
            "INDEX_DIR": str(settings.INDEX_DIR),
            "MEDIA_ROOT": str(settings.MEDIA_ROOT),
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": str(mail_port),
            "SEND_EMAILS_FROM": "web",
            "EMAIL_LEASE_SECONDS": str(LEASE_SECONDS),
        }
        gunicorn = ["-m", "gunicorn", "sharing_portal.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4"]
        worker = ["manage.py", "send_messages", "--forever", "--poll", "0.05"]
        self._commands = {"web": gunicorn, "worker": worker}
        self._running: dict[str, subprocess.Popen] = {}

    def start(self) -> None:
        """Starts what does not run, and waits until the web server answers."""
        for name, command in self._commands.items():
            if name not in self._running:
                self._running[name] = subprocess.Popen(
                    [sys.executable, *command],
                    env=self._environment,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,
                )
        for _ in range(_PATIENCE):
            with suppress(OSError):
                urllib.request.urlopen(f"{self.address}/livez", timeout=10).close()
                return
            threading.Event().wait(0.1)
        raise AssertionError("the web server did not answer")

    def kill(self, names: list[str]) -> None:
        """Ends these in the middle of whatever they do, with all their processes."""
        killed = [self._running.pop(name) for name in names]
        for process in killed:
            os.killpg(process.pid, signal.SIGKILL)
        for process in killed:
            process.wait()

    def stop(self) -> None:
        """Ends everything."""
        self.kill(list(self._running))

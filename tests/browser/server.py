"""A server of its own process on the test's database, to be killed and started again."""

import os
import signal
import subprocess
import sys
import urllib.request
from contextlib import suppress

from django.db import connection

from tests.with_postgres import free_port

_PATIENCE = 600  # tenths of a second


class Server:
    """`start()`, `kill()` without any warning, and `start()` again at the same address."""

    def __init__(self):
        self._port = free_port()
        self.address = f"http://127.0.0.1:{self._port}"
        self._process: subprocess.Popen | None = None

    def start(self) -> None:
        """Starts and waits until it answers."""
        command = [sys.executable, "manage.py", "runserver", "--noreload", "--insecure", f"127.0.0.1:{self._port}"]
        environment = os.environ | {"DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}"}
        self._process = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        for _ in range(_PATIENCE):
            with suppress(OSError):
                urllib.request.urlopen(f"{self.address}/livez", timeout=10).close()
                return
            with suppress(subprocess.TimeoutExpired):
                raise AssertionError(f"the server ended with {self._process.wait(timeout=0.1)}")
        raise AssertionError("the server did not answer")

    def kill(self) -> None:
        """Ends it in the middle of whatever it does, if it runs."""
        if self._process and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

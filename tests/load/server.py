"""gunicorn with the settings of production, and how much memory its processes use."""

import os
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

_PATIENCE = 600  # tenths of a second
ENVIRONMENT = {
    "DEBUG": "0",
    "SECRET_KEY": "only-for-measuring-" + "x" * 40,
    "ALLOWED_HOSTS": "127.0.0.1",
    "SECURE_SSL_REDIRECT": "0",
    "SECURE_COOKIES": "0",
    "PLAIN_STATIC": "1",
    "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
    "DJANGO_SETTINGS_MODULE": "sharing_portal.settings",
}


class Server:
    """`start()`, `memory()` and `stop()`."""

    def __init__(self, port: int, log: Path):
        self._bind = f"127.0.0.1:{port}"
        self._log = log
        self._process: subprocess.Popen | None = None

    def start(self) -> None:
        """Starts and waits until it answers."""
        command = [sys.executable, "-m", "gunicorn", "--bind", self._bind, "sharing_portal.wsgi"]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log)
        for _ in range(_PATIENCE):
            with suppress(OSError):
                urllib.request.urlopen(f"http://{self._bind}/livez", timeout=5).close()
                return
            time.sleep(0.1)
        raise AssertionError("gunicorn did not answer")

    def memory(self) -> dict[int, float]:
        """How many megabytes each worker uses, by its number."""
        me = self._process.pid
        workers = Path(f"/proc/{me}/task/{me}/children").read_text().split()
        return {int(pid): _resident(pid) for pid in workers}

    def stop(self) -> None:
        """Ends it in good order."""
        self._process.terminate()
        self._process.wait(60)


def environment(port: int) -> dict[str, str]:
    """The environment of this process and of the server."""
    return os.environ | ENVIRONMENT | {"PORTAL_URL": f"http://127.0.0.1:{port}"}


def _resident(pid: str) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))

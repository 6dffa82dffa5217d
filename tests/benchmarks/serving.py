"""The portal under gunicorn, and clients that ask it, all on this machine; both end by themselves."""

import gzip
import http.client
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urljoin

from tests.benchmarks.measuring import spread
from tests.with_postgres import free_port

WORKERS = 2
THREADS = 4
CLIENTS = 8
_HOST = "127.0.0.1"
_GZIP = {"Accept-Encoding": "gzip"}
_ASSETS = re.compile(r'<link rel="(?:stylesheet|modulepreload|icon)"[^>]*href="([^"]+)"|<script[^>]*src="([^"]+)"')
_IMPORTS = re.compile(r'(?:from|import)\s*"(\.[^"]+)"|url\("?([^")]+)"?\)')


@dataclass
class Server:
    """One running gunicorn."""

    port: int
    process: subprocess.Popen

    def connect(self) -> http.client.HTTPConnection:
        """A new connection."""
        return http.client.HTTPConnection(_HOST, self.port, timeout=60)

    def memory(self) -> dict[str, int]:
        """Of the workers the largest: all it holds, and without the files it maps, in MB."""
        sizes = [_memory_of(pid) for pid in _children(self.process.pid)]
        return {name: max(size[name] for size in sizes) for name in ("rss", "own")}


@contextmanager
def serving(application: str = "sharing_portal.wsgi:application") -> Iterator[Server]:
    """Gunicorn with two workers for as long as the block runs. Raises RuntimeError when it does not answer."""
    port = free_port()
    command = [
        sys.executable, "-m", "gunicorn", application, "--bind", f"{_HOST}:{port}", "--workers", str(WORKERS),
        "--threads", str(THREADS), "--keep-alive", "30", "--log-level", "warning",
    ]  # fmt: skip
    process = subprocess.Popen(command)
    server = Server(port, process)
    try:
        _wait_for(server)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()


def crowd(server: Server, path: str, parameters: list[list[tuple[str, str]]]) -> dict[str, float]:
    """Asks for all of these pages with eight clients at once. Gives median, 95th percentile and pages per second."""
    left = list(reversed(parameters))
    taken: list[float] = []
    failed: list[str] = []
    clients = [threading.Thread(target=_ask, args=(server, path, left, taken, failed)) for _ in range(CLIENTS)]
    began = time.perf_counter()
    for client in clients:
        client.start()
    for client in clients:
        client.join(timeout=300)
    lasted = time.perf_counter() - began
    assert not failed, failed[0]
    return {**spread(taken), "per_second": round(len(taken) / lasted, 1)}


def first_visit(server: Server, address: str) -> dict[str, int]:
    """The bytes of a page and of everything it makes a browser fetch, as they go over the wire."""
    connection = server.connect()
    page_bytes, body = _fetch(connection, address)
    seen: dict[str, int] = {}
    waiting = _named(_ASSETS, body, address)
    while waiting:
        asset = waiting.pop()
        if asset not in seen:
            seen[asset], text = _fetch(connection, asset)
            waiting += _named(_IMPORTS, text, asset) if asset.split("?")[0].endswith((".css", ".js")) else []
    connection.close()
    return {"page": page_bytes, "assets": sum(seen.values()), "all": page_bytes + sum(seen.values())}


def seconds_until(server: Server, address: str, wanted: str, *, there: bool, watch: float = 2.5) -> float:
    """How long until every one of many looks finds something on a page, or does not find it any more.

    Looks go over new connections, so that both workers are asked. What takes longer than `watch` counts as that long.
    """
    began = time.perf_counter()
    last_wrong = 0.0
    while time.perf_counter() - began < watch:
        connection = server.connect()
        _, body = _fetch(connection, address)
        connection.close()
        if (wanted in body) is not there:
            last_wrong = time.perf_counter() - began
    return round(last_wrong, 3)


def _ask(server: Server, path: str, left: list, taken: list[float], failed: list[str]) -> None:
    connection = server.connect()
    while left and not failed:
        try:
            asked = f"{path}?{urlencode(left.pop())}"
        except IndexError:
            break
        start = time.perf_counter()
        connection.request("GET", asked, headers=_GZIP)
        response = connection.getresponse()
        response.read()
        taken.append(time.perf_counter() - start)
        if response.status != 200:
            failed.append(f"{asked} gave {response.status}")
    connection.close()


def _fetch(connection: http.client.HTTPConnection, address: str) -> tuple[int, str]:
    connection.request("GET", address, headers=_GZIP)
    response = connection.getresponse()
    body = response.read()
    assert response.status == 200, f"{address} gave {response.status}"
    size = len(body) + sum(len(name) + len(value) + 4 for name, value in response.getheaders())
    plain = gzip.decompress(body) if response.getheader("Content-Encoding") == "gzip" else body
    return size, plain.decode(errors="replace")


def _named(pattern: re.Pattern, text: str, base: str) -> list[str]:
    names = ("".join(found) for found in pattern.findall(text))
    return [urljoin(base, name) for name in names if not name.startswith(("data:", "http", "#"))]


def _wait_for(server: Server) -> None:
    for _ in range(300):
        try:
            _fetch(server.connect(), "/livez")
        except (OSError, AssertionError, http.client.HTTPException):
            if server.process.poll() is not None:
                break
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("gunicorn did not answer")


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _memory_of(pid: int) -> dict[str, int]:
    lines = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    return {"rss": int(lines["VmRSS"].split()[0]) // 1024, "own": int(lines["RssAnon"].split()[0]) // 1024}

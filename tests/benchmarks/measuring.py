"""Times things in this process, and sends whole requests through the portal without a server."""

import gzip
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import RequestFactory

# At least so many calls a class, and so many seconds where calls are slow.
_CALLS = 60
_LONGEST = 12.0


def spread(seconds: list[float]) -> dict[str, float]:
    """Median and 95th percentile in milliseconds."""
    ordered = sorted(seconds)
    return {
        "median": round(statistics.median(ordered) * 1000, 2),
        "p95": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))] * 1000, 2),
        "calls": len(ordered),
    }


def timed(call: Callable, things: list, *, calls: int = _CALLS) -> dict[str, float]:
    """Calls with each thing in turn, once to warm up and then so often that there are enough calls."""
    for thing in things:
        call(thing)
    taken: list[float] = []
    began = time.perf_counter()
    while len(taken) < calls and time.perf_counter() - began < _LONGEST:
        for thing in things:
            start = time.perf_counter()
            call(thing)
            taken.append(time.perf_counter() - start)
    return spread(taken)


@dataclass(frozen=True)
class Answer:
    """What came back: the status, how many bytes went over the wire, and the page."""

    status: int
    size: int
    page: str


class Portal:
    """The portal in this process: every request goes through the whole middleware, as under gunicorn."""

    def __init__(self):
        self._application = get_wsgi_application()
        self._requests = RequestFactory(headers={"accept-encoding": "gzip"}, HTTP_HOST="127.0.0.1")

    def get(self, path: str, parameters: list[tuple[str, str]] = ()) -> Answer:
        """Asks for a page as a browser does. Raises AssertionError for anything but a page."""
        environ = self._requests.get(f"{path}?{urlencode(parameters)}").environ
        started: list = []
        response = self._application(environ, lambda status, headers: started.extend((status, dict(headers))))
        try:
            body = b"".join(response)
        finally:
            response.close()
        status, headers = int(started[0].split()[0]), started[1]
        assert status == 200, f"{path}?{urlencode(parameters)} gave {status}"
        plain = gzip.decompress(body) if headers.get("Content-Encoding") == "gzip" else body
        return Answer(status, len(body) + sum(len(k) + len(v) + 4 for k, v in headers.items()), plain.decode())

    def send(self, path: str, parameters: list[tuple[str, str]] = ()) -> None:
        """As get, without looking at the answer: for timing."""
        environ = self._requests.get(f"{path}?{urlencode(parameters)}").environ
        response = self._application(environ, lambda *_: None)
        try:
            for _ in response:
                pass
        finally:
            response.close()


@contextmanager
def counted_queries() -> Iterator[list[str]]:
    """The SQL statements inside the block."""
    seen: list[str] = []

    def remember(execute, sql, params, many, context):
        seen.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(remember):
        yield seen

"""A ClamAV daemon for tests: speaks its protocol on a socket of its own, and finds what it is told to find."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
FOUND = b"stream: Eicar-Test-Signature FOUND\0"


class FakeClamd:
    """Answers what `answer` says, or, where that is None, "OK" but for bytes with the EICAR test file in them.

    `is_silent` has it take everything and say nothing. `received` are the bytes of each stream that came.
    """

    def __init__(self, server: socket.socket) -> None:
        self.server, self.received = server, []
        self.answer: bytes | None = None
        self.is_silent = False
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._done.set()
        self.server.shutdown(socket.SHUT_RDWR)
        self.server.close()
        self._thread.join(timeout=5)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.server.accept()
            except OSError:
                return
            with connection:
                self._answer(connection)

    def _answer(self, connection: socket.socket) -> None:
        stream = connection.makefile("rb")
        assert stream.read(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack(">I", stream.read(4))[0]:
            content += stream.read(size)
        self.received.append(content)
        if self.is_silent:
            self._done.wait(timeout=5)
            return
        answer = (FOUND if EICAR in content else b"stream: OK\0") if self.answer is None else self.answer
        connection.sendall(answer)


@contextmanager
def running(server: socket.socket) -> Iterator[FakeClamd]:
    """A daemon while the block lasts."""
    server.listen()
    daemon = FakeClamd(server)
    try:
        yield daemon
    finally:
        daemon.stop()


@pytest.fixture
def clamd(settings) -> Iterator[FakeClamd]:
    """A daemon on a port of this machine, which the portal asks."""
    server = socket.socket()
    server.bind(("127.0.0.1", 0))
    with running(server) as daemon:
        settings.CLAMAV_SOCKET = server.getsockname()
        yield daemon


@pytest.fixture
def no_clamd(settings) -> None:
    """An address where nobody answers."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        settings.CLAMAV_SOCKET = taken.getsockname()

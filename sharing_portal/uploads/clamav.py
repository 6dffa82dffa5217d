"""Asks a ClamAV daemon whether bytes hold something harmful.

Its protocol: `zINSTREAM`, then pieces with their length before them (four bytes, big-endian), an empty piece as the
end; it answers "stream: OK" or "stream: NAME FOUND" (man clamd). The packages for it were last released years ago.
"""

import socket
import struct
import time

_PIECE = 64 * 1024
_LONGEST_ANSWER = 1024
_CONNECTS_WITHIN = 3.0


class NotChecked(Exception):
    """The scanner gave no answer that can be understood: nobody knows whether the bytes are fine."""


class ScannerDown(NotChecked):
    """Nobody answers at the scanner's address."""


def is_clean(content: bytes, *, address: str | tuple[str, int], timeout: float) -> bool:
    """Whether the scanner finds nothing in the bytes.

    Takes the path of a unix socket or (host, port), and how many seconds it may take altogether. Raises ScannerDown, or
    NotChecked when it takes too long, says that something went wrong, or says anything else.
    """
    until = time.monotonic() + timeout
    with _connected(address, min(timeout, _CONNECTS_WITHIN)) as connection:
        try:
            _send(connection, content, until)
            answer = _answer(connection, until)
        except OSError as error:
            raise NotChecked(f"the scanner stopped answering ({type(error).__name__})") from error
    if answer == b"stream: OK":
        return True
    if answer.startswith(b"stream: ") and answer.endswith(b" FOUND"):
        return False
    raise NotChecked(f"the scanner answered {answer[:80]!r}")


def _connected(address: str | tuple[str, int], timeout: float) -> socket.socket:
    try:
        if isinstance(address, tuple):
            return socket.create_connection(address, timeout=timeout)
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(timeout)
        try:
            connection.connect(address)
        except OSError:
            connection.close()
            raise
    except OSError as error:
        raise ScannerDown(f"the scanner cannot be reached ({type(error).__name__})") from error
    return connection


def _send(connection: socket.socket, content: bytes, until: float) -> None:
    """Sends everything. A scanner that had enough answers and hangs up: then its answer is read."""
    try:
        _in_time(connection, until).sendall(b"zINSTREAM\0")
        for begin in range(0, len(content), _PIECE):
            piece = content[begin : begin + _PIECE]
            _in_time(connection, until).sendall(struct.pack(">I", len(piece)) + piece)
        _in_time(connection, until).sendall(struct.pack(">I", 0))
    except (BrokenPipeError, ConnectionResetError):
        return


def _answer(connection: socket.socket, until: float) -> bytes:
    answer = b""
    while b"\0" not in answer and len(answer) < _LONGEST_ANSWER:
        received = _in_time(connection, until).recv(_LONGEST_ANSWER)
        if not received:
            break
        answer += received
    said, ended, _ = answer.partition(b"\0")
    return said if ended else b""


def _in_time(connection: socket.socket, until: float) -> socket.socket:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    connection.settimeout(left)
    return connection

"""A mail server that keeps what it is given, as small as SMTP can be (RFC 5321)."""

import socketserver
import threading
from collections import Counter
from contextlib import suppress
from email import message_from_bytes
from email.message import Message as Email

_REPLIES = {"EHLO": "250 sink", "HELO": "250 sink", "MAIL": "250 ok", "RCPT": "250 ok", "RSET": "250 ok"}


class Sink:
    """Listens on a port of its own. `emails` is what came, in order. Use as a context manager."""

    def __init__(self) -> None:
        self.emails: list[Email] = []
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Handler)
        self._server.emails = self.emails
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]

    def __enter__(self) -> "Sink":
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def times_each_came(self) -> Counter[str]:
        """How often each Message-ID was taken."""
        return Counter(email["Message-ID"] for email in list(self.emails))

    def differing(self) -> list[str]:
        """Message-IDs that came more than once and not the same each time."""
        texts: dict[str, set[bytes]] = {}
        for email in list(self.emails):
            texts.setdefault(email["Message-ID"], set()).add(email.as_bytes())
        return [message_id for message_id, each in texts.items() if len(each) > 1]


class _Handler(socketserver.StreamRequestHandler):
    """One conversation with somebody who sends."""

    def handle(self) -> None:
        with suppress(ConnectionError):  # the sender was killed
            self._say("220 sink")
            while (word := self.rfile.readline()[:4].decode("ascii", "replace").upper()) and word != "QUIT":
                if word == "DATA":
                    self._take()
                else:
                    self._say(_REPLIES.get(word, "502 no"))
            self._say("221 bye")

    def _take(self) -> None:
        """Takes one email. One whose sender died before its end was never sent."""
        self._say("354 go on")
        lines = []
        while (line := self.rfile.readline()) and line != b".\r\n":
            lines.append(line)
        if line:
            self.server.emails.append(message_from_bytes(b"".join(lines)))
            self._say("250 taken")

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())

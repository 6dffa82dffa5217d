"""A mail server that keeps what it is given, as small as SMTP can be (RFC 5321)."""

import socketserver
import threading
from collections import Counter
from email import message_from_bytes
from email.message import Message as Email

_REPLIES = {"EHLO": "250 sink", "HELO": "250 sink", "MAIL": "250 ok", "RCPT": "250 ok", "RSET": "250 ok"}


class Sink:
    """Listens on a port of its own. `emails` is what came, in order. Use as a context manager."""

    def __init__(self) -> None:
        self.emails: list[Email] = []
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _handler(self.emails))
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]

    def __enter__(self) -> "Sink":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
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


def _handler(emails: list[Email]) -> type[socketserver.StreamRequestHandler]:
    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self._say("220 sink")
            while line := self.rfile.readline():
                word = line[:4].decode("ascii", "replace").upper()
                if word == "QUIT":
                    self._say("221 bye")
                    return
                if word == "DATA":
                    self._say("354 go on")
                    if (text := self._text()) is None:
                        return
                    emails.append(message_from_bytes(text))
                    self._say("250 taken")
                else:
                    self._say(_REPLIES.get(word, "502 no"))

        def _text(self) -> bytes | None:
            """What follows DATA; None when the sender died before its end: then nothing was taken."""
            lines = []
            while line := self.rfile.readline():
                if line == b".\r\n":
                    return b"".join(lines)
                lines.append(line)
            return None

        def _say(self, words: str) -> None:
            self.wfile.write(f"{words}\r\n".encode())

    return Handler

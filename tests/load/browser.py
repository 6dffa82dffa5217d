"""A very small browser, so that the measuring takes little of the machine that is measured."""

import http.client
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

_PATIENCE = 60
_TOKEN = "a" * 32


@dataclass
class Answers:
    """What came back in one phase: seconds of honest answers and of refusals, and whatever else there was."""

    honest: list[float] = field(default_factory=list)
    refused: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Page:
    """One answer."""

    status: int
    text: str
    location: str = ""


class Browser:
    """One person's browser; `session` is the cookie of somebody signed in."""

    def __init__(self, port: int, answers: Answers, session: str = ""):
        self._port = port
        self._answers = answers
        self._cookies = f"csrftoken={_TOKEN}" + (f"; sessionid={session}" if session else "")
        self._connection: http.client.HTTPConnection | None = None

    def get(self, path: str) -> Page:
        """Opens a page."""
        return self._ask("GET", path, None, {})

    def post(self, path: str, data: dict[str, str | list[str]], *, accept: str = "text/html") -> Page:
        """Sends a form, over a connection of its own: nobody may send it twice because an old one was closed."""
        self.close()
        fields = {name: value for name, value in data.items() if name != "csrfmiddlewaretoken"}
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-CSRFToken": _TOKEN,
            "Accept": accept,
            "Origin": f"http://127.0.0.1:{self._port}",
        }
        return self._ask("POST", path, urlencode(fields, doseq=True), headers)

    def close(self) -> None:
        """Closes the connection."""
        if self._connection:
            self._connection.close()
        self._connection = None

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Page:
        began = time.monotonic()
        try:
            page, wait = self._answer(method, path, body, headers)
        except (OSError, http.client.HTTPException) as error:
            self.close()
            self._answers.wrong.append(f"{method} {path}: {type(error).__name__} {error}")
            return Page(0, "")
        seconds = time.monotonic() - began
        if page.status == 503 and wait:
            self._answers.refused.append(seconds)
            time.sleep(wait)
        elif page.status >= 400:
            self._answers.wrong.append(f"{method} {path}: {page.status}")
        else:
            self._answers.honest.append(seconds)
        return page

    def _answer(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> tuple[Page, float]:
        for is_last in (False, True):
            fresh = self._connection is None
            if fresh:
                self._connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=_PATIENCE)
            try:
                known = {"Cookie": self._cookies, "User-Agent": "Mozilla/5.0 (measuring)"}
                self._connection.request(method, path, body, known | headers)
                response = self._connection.getresponse()
                text = response.read().decode()
            except (http.client.RemoteDisconnected, ConnectionError):
                self.close()
                if fresh or is_last:
                    raise
                continue
            page = Page(response.status, text, response.headers.get("Location", ""))
            return page, float(response.headers.get("Retry-After", 0))
        raise AssertionError("the second try answers or raises")

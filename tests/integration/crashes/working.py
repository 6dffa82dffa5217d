"""People at work over HTTP: an author sends, a moderator claims and approves. Keeps what the portal said yes to."""

import http.client
from urllib.parse import urlencode, urlsplit

from django.middleware.csrf import _get_new_csrf_string
from django.test import Client
from django.urls import reverse

from casestudies.models import Edition
from casestudies.states import Status
from improvers.models import User
from tests.integration.moderation.helpers import ticked


class Browser:
    """Somebody signed in, at a server of its own process."""

    def __init__(self, address: str, user: User):
        client = Client()
        client.force_login(user)
        self._place = urlsplit(address).netloc
        self._token = _get_new_csrf_string()
        self._cookie = f"sessionid={client.cookies['sessionid'].value}; csrftoken={self._token}"

    def get(self, path: str) -> str:
        """A page."""
        return self._ask("GET", path)[1]

    def post(self, path: str, **values: object) -> bool:
        """Sends a form. True when the portal led on, as it does when it has done what was asked."""
        return self._ask("POST", path, urlencode(values, doseq=True))[0] == 302

    def _ask(self, method: str, path: str, body: str = "") -> tuple[int, str]:
        connection = http.client.HTTPConnection(self._place, timeout=30)
        headers = {"Cookie": self._cookie, "X-CSRFToken": self._token, "User-Agent": "Browser"}
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body or None, headers)
            response = connection.getresponse()
            return response.status, response.read().decode()
        finally:
            connection.close()


class Work:
    """One edition from draft to published. `reached` is the last status the portal confirmed."""

    def __init__(self, edition: Edition, author: Browser, moderator: Browser):
        self.edition, self._author, self._moderator = edition, author, moderator
        self.begun_at = edition.version
        self._ticks = ticked(edition)
        self.reached = Status.DRAFT
        self.problem = ""

    def do(self) -> None:
        """Sends, claims and approves; ends at once when the server is gone."""
        public_id, number = self.edition.case_study.public_id, self.edition.number
        version, place = self.edition.version, [public_id, number]
        try:
            self._note(
                self._author.post(reverse("drafting:check", args=[public_id]), version=version), Status.SUBMITTED
            )
            claim = reverse("admin:moderation_claim", args=place)
            self._note(self._moderator.post(claim, expected_version=version + 1), Status.IN_REVIEW)
            decide = reverse("admin:moderation_decide", args=place)
            self._moderator.get(decide)
            form = {"expected_version": version + 2, "decision": "approve", "checklist": self._ticks}
            self._note(self._moderator.post(decide, **form), Status.PUBLISHED)
        except (OSError, http.client.HTTPException):
            return

    def _note(self, done: bool, status: Status) -> None:
        if done:
            self.reached = status
        elif not self.problem:
            self.problem = f"{status} was refused"

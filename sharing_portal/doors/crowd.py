"""Stands firm in a crowd: so many requests at once, so many waiting, and a quick "try again" for the rest.

A server that lets everybody in answers nobody in time. docs/decisions/0033 says what was measured.
"""

import threading
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sharing_portal.doors.saying import said

_WAITING_FOR_EACH = 2
_LONGEST_WAIT = 2.0
_COME_BACK_AFTER = 2
_ALWAYS = ("/livez", "/readyz")


class Crowd:
    """Lets settings.REQUESTS_AT_ONCE requests of a process in, twice as many wait up to 2 seconds, and no more."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response
        self._places = threading.Semaphore(settings.REQUESTS_AT_ONCE)
        self._seats = threading.Semaphore(settings.REQUESTS_AT_ONCE * _WAITING_FOR_EACH)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path in _ALWAYS:
            return self.get_response(request)
        if not self._comes_in():
            return said(request, 503, "errors/crowded.html", wait=_COME_BACK_AFTER)
        try:
            return self.get_response(request)
        finally:
            self._places.release()

    def _comes_in(self) -> bool:
        if self._places.acquire(blocking=False):
            return True
        if not self._seats.acquire(blocking=False):
            return False
        try:
            return self._places.acquire(timeout=_LONGEST_WAIT)
        finally:
            self._seats.release()

"""How much may come in: methods, addresses and bodies. What is more is refused before it is read."""

from collections.abc import Callable, Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from sharing_portal.doors.saying import said

_METHODS = ("GET", "HEAD", "OPTIONS", "POST")
_LETTERS = "utf-8"
_MEGABYTE = 1024 * 1024
# The largest upload is a Word file of 25 MB; what is only a little larger gets an error at its question instead.
MOST_OF_A_PERSON = 40 * _MEGABYTE
MOST_OF_ANYBODY = _MEGABYTE
# So much of what is refused is read, so that browsers get to see the page that says why.
_READ_AND_DROPPED = 2 * MOST_OF_A_PERSON
_PIECE = 64 * 1024


def methods_and_addresses(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Refuses methods a page does not have with 405, and addresses longer than any plan with 414.

    People come to a 405 too: signing in leads back to where they were, be it the address of a button. Forms are read as
    our pages are written, whatever a request says of its letters: Python has encodings that break while they read.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method not in _METHODS:
            return _not_so(request, _METHODS)
        if len(request.get_full_path()) > settings.LONGEST_ADDRESS:
            return said(request, 414, "414.html")
        if "charset" in request.content_params:
            request.encoding = _LETTERS
        response = get_response(request)
        if isinstance(response, HttpResponseNotAllowed):
            return _not_so(request, response["Allow"].split(", "))
        return response

    return middleware


def _not_so(request: HttpRequest, allowed: Iterable[str]) -> HttpResponse:
    response = said(request, 405, "405.html")
    response["Allow"] = ", ".join(allowed)
    return response


def bodies(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Refuses with 413 what is too large, files included; those who are not signed in may send less."""

    def middleware(request: HttpRequest) -> HttpResponse:
        size = _size(request)
        if size > MOST_OF_ANYBODY and (size > MOST_OF_A_PERSON or not request.user.is_authenticated):
            _drop(request)
            return said(request, 413, "413.html")
        return get_response(request)

    return middleware


def _size(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _drop(request: HttpRequest) -> None:
    left = _READ_AND_DROPPED
    try:
        while left > 0 and (piece := request.read(_PIECE)):
            left -= len(piece)
    except OSError:
        return

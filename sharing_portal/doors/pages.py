"""What is answered when something went wrong on the way: the handlers Django calls."""

import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.middleware.csrf import get_token

from sharing_portal.doors import reading_only
from sharing_portal.doors.saying import said
from sharing_portal.doors.typed import typed_in, written_for_long

_WAIT_FOR_DATABASE = 30
_TOO_MANY = (TooManyFieldsSent, TooManyFilesSent)
_CANNOT_BE_READ = (*_TOO_MANY, RequestDataTooBig, MultiPartParserError, UnreadablePostError)
_IDLE_TOO_LONG = "25P03"  # PostgreSQL: idle_in_transaction_session_timeout


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400 for what cannot be understood, 413 for what is too much."""
    if isinstance(exception, RequestDataTooBig):
        return said(request, 413, "413.html")
    return said(request, 400, "400.html", too_many=isinstance(exception, _TOO_MANY))


def server_error(request: HttpRequest) -> HttpResponse:
    """500; 503 where the database could not answer, or only reading is possible. What was typed comes back with it."""
    error = sys.exc_info()[1]
    if reading_only.is_refusal(error):
        return reading_only.refused(request)
    if is_outage(error):
        return said(request, 503, "503.html", wait=_WAIT_FOR_DATABASE, **_typed(request))
    return said(request, 500, "500.html", **_typed(request))


def is_outage(error: BaseException | None) -> bool:
    """Whether an error says that the database is away, busy, full or took too long. Another try may go well."""
    if isinstance(error, OperationalError | InterfaceError):
        return True
    return isinstance(error, DatabaseError) and getattr(error.__cause__, "pgcode", None) == _IDLE_TOO_LONG


def _typed(request: HttpRequest) -> dict[str, object]:
    """What was typed where people write for long, to be sent again."""
    try:
        if request.method != "POST" or not written_for_long(request):
            return {}
        return {"typed": typed_in(request), "csrf_token": get_token(request), "had_files": bool(request.FILES)}
    except _CANNOT_BE_READ:
        return {}

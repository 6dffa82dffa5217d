"""Reading only: everything can be searched and read, nothing can be changed (docs/decisions/0033).

READ_ONLY=1 has the database itself refuse every write of this process; this file says so early, and kindly.
"""

from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from sharing_portal.doors.saying import said

SAFE = ("GET", "HEAD", "OPTIONS")
_WAIT = 600
_POSTGRESQL_REFUSES = "25006"  # read_only_sql_transaction
_SQLITE_REFUSES = "attempt to write a readonly database"


def reading_only(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Refuses what would change something before anything is done, and spares sessions being written.

    Who is signed in stays signed in and reads what they may read; nobody can sign in or out.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if not settings.READ_ONLY:
            return get_response(request)
        if request.method not in SAFE:
            return refused(request)
        response = get_response(request)
        request.session.modified = False
        return response

    return middleware


def refused(request: HttpRequest) -> HttpResponse:
    """The page that says that nothing can be saved now."""
    return said(request, 503, "errors/reading_only.html", wait=_WAIT)


def is_refusal(error: BaseException | None) -> bool:
    """Whether the database refused to write because only reading is allowed."""
    if not settings.READ_ONLY or not isinstance(error, DatabaseError):
        return False
    return getattr(error.__cause__, "pgcode", "") == _POSTGRESQL_REFUSES or _SQLITE_REFUSES in str(error)

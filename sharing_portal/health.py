"""Whether the portal lives and whether it can serve."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from casestudies import index


@login_not_required
def livez(request: HttpRequest) -> JsonResponse:
    """200 while the process answers; touches neither database nor index."""
    return JsonResponse({"alive": True})


@login_not_required
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when database and index both answer, 503 otherwise, and which does not."""
    checks = {"database": _database_answers(), "index": index.answers()}
    return JsonResponse(checks, status=200 if all(checks.values()) else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return True
    except DatabaseError:
        return False

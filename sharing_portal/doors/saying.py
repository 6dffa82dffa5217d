"""Says what went wrong in a page that needs no database, no session and no context (docs/decisions/0033)."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def said(request: HttpRequest, status: int, template: str, *, wait: int = 0, **context) -> HttpResponse:
    """The page of a template with a status. `wait` says in how many seconds to try again."""
    context |= {"sent": request.method == "POST", "address": request.get_full_path()}
    response = HttpResponse(render_to_string(template, context), status=status)
    response["Cache-Control"] = "no-store"
    if wait:
        response["Retry-After"] = str(wait)
    return response

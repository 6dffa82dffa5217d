"""Forms that came when their person was signed out, or had signed in again: what was typed comes back to be sent."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.csrf import csrf_failure

from sharing_portal.doors.typed import typed_in, written_for_long

_OLD_TOKEN = "CSRF token from POST incorrect."  # Django's sentence; one from elsewhere has a bad origin instead


def held(request: HttpRequest, status: int = 401) -> HttpResponse:
    """What was typed by somebody who is no longer signed in, to be sent again once they are. Nothing is stored."""
    return render(request, "casestudies/held.html", {"typed": typed_in(request)}, status=status)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What was typed on a page whose form no longer counts, because its person signed in or out since: to send again.

    Every other form, and every form from elsewhere, is refused as ever.
    """
    if written_for_long(request) and reason == _OLD_TOKEN:
        return held(request, status=403)
    return csrf_failure(request, reason)


def holds_what_was_typed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view for people who are signed in that gives back what somebody sent whose session had ended."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method == "POST" and written_for_long(request):
            return held(request)
        return redirect_to_login(request.get_full_path())

    return login_not_required(answer)

"""What a session must have been through before it opens anything."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from improvers.accounts import second_factor, sessions

# What somebody opens on the way to their second factor, and the way out.
_ON_THE_WAY = {
    "account_logout",
    "account_reauthenticate",
    "livez",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "readyz",
}


def session_limits(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Signs out whose session was idle or went on for too long, and notes now and then who is here."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and not settings.READ_ONLY:
            if sessions.is_over(request):
                sessions.end_this(request)
            else:
                sessions.note_seen(request)
        return get_response(request)

    return middleware


class SecondFactor:
    """Opens nothing to moderators and administrators until their session was made with a second factor.

    Whatever way they came in: those without one are led to set it up, the others to prove it. So that no page can be
    forgotten, everything is closed but the way there.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, args: list, kwargs: dict) -> HttpResponse | None:
        """Leads away from what is closed."""
        if not second_factor.must_have_one(request.user) or second_factor.was_used(request):
            return None
        if request.resolver_match.view_name in _ON_THE_WAY:
            return None
        if not second_factor.has_one(request.user):
            return redirect("mfa_index")
        back = request.get_full_path() if request.method == "GET" else reverse("admin:index")
        return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({REDIRECT_FIELD_NAME: back})}")

"""What every response says to browsers and caches, whoever made it: pages, files, page assets, errors and redirects."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in ("camera", "display-capture", "fullscreen", "geolocation", "microphone", "payment", "usb")
    ),
}
# Parts of addresses that let in whoever has them: a link from an email.
_KEYS = {"token", "key", "uidb36"}
_FOR_ONE = "private, no-store"
# Kept by nobody without asking first: a page says who is signed in, and what is published can be taken down.
_ASK_FIRST = "private, no-cache"


def headers(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Adds what is missing. A view's own header stands, but for private pages, which no cache may keep."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in _ALWAYS.items():
            response.headers.setdefault(name, value)
        if request.path.startswith(settings.STATIC_URL) and response.status_code < 400:
            return response
        if _is_private(request, response):
            response["Cache-Control"] = _FOR_ONE
        response.headers.setdefault("Cache-Control", _ASK_FIRST)
        patch_vary_headers(response, ["Cookie"])
        if _has_key(request):
            # Not "no-referrer": browsers would send forms with "Origin: null" then, which is refused as forged.
            response["Referrer-Policy"] = "strict-origin"
        return response

    return middleware


def _is_private(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether a response is an error, sets a cookie, was found with a secret link, or may be for a signed-in person."""
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    return has_session or response.status_code >= 400 or bool(response.cookies) or _has_key(request)


def _has_key(request: HttpRequest) -> bool:
    return bool(request.resolver_match and _KEYS & request.resolver_match.kwargs.keys())

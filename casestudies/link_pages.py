"""Pages that open with a link from an email: no account, no memory, one answer for every link that cannot be used."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from casestudies.errors import LinkRefused
from casestudies.throttle import Allowance, address_of

View = Callable[..., HttpResponse]


def behind_a_link(refused: str, tries: Allowance | None = None) -> Callable[[View], View]:
    """Makes a view one that needs a link and no account. `refused` is the template for links that cannot be used.

    Answers and links that cannot be used count as `tries`, where they are limited.
    """

    def has_room(request: HttpRequest) -> bool:
        return tries is None or tries.has_room(address_of(request))

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, token: str, **more: str) -> HttpResponse:
            if request.method == "POST" and not has_room(request):
                return render(request, "429.html", status=429)
            try:
                return view(request, token, **more)
            except LinkRefused as error:
                if request.method != "POST" and not has_room(request):
                    return render(request, "429.html", status=429)
                return render(request, refused, status=error.status)

        return login_not_required(never_cache(guarded))

    return decorate


def one_click_stop(view: View) -> View:
    """Makes a view one that ends emails with one click and without an account, for people and for their mail programs.

    Mail programs post there by themselves (RFC 8058), so no token of a form is asked for: all the view may do is end
    emails to whoever was sent the link. It shows the same page whatever the link is.
    """
    return csrf_exempt(login_not_required(never_cache(require_http_methods(["GET", "HEAD", "POST"])(view))))

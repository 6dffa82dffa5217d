"""Asking people once more who they are, before something that cannot be taken back or holds all that is theirs."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from improvers.accounts.sessions import began_at

_View = Callable[..., HttpResponse]


def sure_who_they_are(*, back: str) -> Callable[[_View], _View]:
    """Lets nobody into a view who has not shown in the last minutes who they are; `back` names the page to return to.

    Whoever has a password or a second step enters that. allauth asks nobody else, so those who sign in with codes by
    email or a provider sign in again, unless they just did.
    """

    def decorator(view: _View) -> _View:
        enters_it, signs_in = reauthentication_required(view), lately_signed_in(back=back)(view)

        @wraps(view)
        def only_then(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            return (enters_it if _has_something_to_enter(request) else signs_in)(request, *args, **kwargs)

        return only_then

    return decorator


def lately_signed_in(*, back: str) -> Callable[[_View], _View]:
    """For a view of allauth that asks people for their password or second step where it must: asks the others, too.

    Whoever has neither signs in again, unless they just did, and comes to the page named `back`.
    """

    def decorator(view: _View) -> _View:
        @wraps(view)
        def only_then(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            is_new = time.time() - began_at(request.session) < app_settings.REAUTHENTICATION_TIMEOUT
            if request.user.is_anonymous or is_new or _has_something_to_enter(request):
                return view(request, *args, **kwargs)
            sign_in = f"{reverse('account_login')}?{urlencode({'next': reverse(back)})}"
            return render(request, "account/sign_in_again.html", {"sign_in": sign_in}, status=403)

        return only_then

    return decorator


def _has_something_to_enter(request: HttpRequest) -> bool:
    return bool(get_adapter().get_reauthentication_methods(request.user))

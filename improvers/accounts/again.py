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


def sure_who_they_are(*, back: str) -> Callable:
    """Lets nobody into a view who has not shown in the last minutes who they are; `back` names the page to return to.

    Whoever has a password or a second step enters that. allauth asks nobody else, so those who sign in with codes by
    email or a provider sign in again, unless they just did.
    """

    def decorator(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def only_then(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if get_adapter().get_reauthentication_methods(request.user):
                return reauthentication_required(view)(request, *args, **kwargs)
            if time.time() - began_at(request.session) < app_settings.REAUTHENTICATION_TIMEOUT:
                return view(request, *args, **kwargs)
            sign_in = f"{reverse('account_login')}?{urlencode({'next': reverse(back)})}"
            return render(request, "account/sign_in_again.html", {"sign_in": sign_in}, status=403)

        return only_then

    return decorator

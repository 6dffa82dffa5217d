"""The pages of allauth that are not right for us as they are."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView, RemoveWebAuthnView
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from improvers.accounts.devices import in_words
from improvers.accounts.sessions import end_sessions
from sharing_portal.sent_numbers import sent_number


class _RemovePasskeyForm(Form):
    """Nothing to fill in, and refused for the last factor of somebody whose role needs one."""

    def __init__(self, *args, authenticator, **kwargs):
        self._authenticator = authenticator
        super().__init__(*args, **kwargs)

    def clean(self) -> None:
        """Raises ValidationError for a factor that may not be removed."""
        adapter = get_adapter()
        if not adapter.can_delete_authenticator(self._authenticator):
            raise adapter.validation_error("cannot_delete_authenticator")


class RemovePasskey(RemoveWebAuthnView):
    """allauth's page, which would take the last factor of a moderator away."""

    form_class = _RemovePasskeyForm

    def get_form_kwargs(self) -> dict:
        """Has the form looked at when the page opens, so that it says at once what cannot be."""
        return super().get_form_kwargs() | {"authenticator": self.object, "data": self.request.POST or {}}


class SecondStep(AuthenticateView):
    """allauth's page, which says nothing at its top of a passkey that was not accepted."""

    def get_context_data(self, **kwargs: Any) -> dict:
        """Names the form for passkeys among those that can have errors."""
        return super().get_context_data(**kwargs) | {"forms": [self.webauthn_form]}


class PasskeyAgain(ReauthenticateWebAuthnView):
    """allauth's page, which would send people to sign in where their passkey was not accepted."""

    def form_invalid(self, form: Form) -> HttpResponse:
        """The page again, with what to do."""
        return self.render_to_response(self.get_context_data(form=form))


@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """Where somebody is signed in; a POST signs out one of the others, or all of them."""
    if request.method == "POST":
        return _end(request)
    mine = sorted(UserSession.objects.purge_and_list(request.user), key=lambda each: each.last_seen_at, reverse=True)
    rows = [
        {"session": each, "device": in_words(each.user_agent), "here": each.session_key == request.session.session_key}
        for each in mine
    ]
    return render(request, "usersessions/usersession_list.html", {"rows": rows, "others": len(rows) > 1})


def _end(request: HttpRequest) -> HttpResponse:
    here = request.session.session_key
    which = request.POST.get("session", "")
    only = sent_number(which) or 0 if which else None
    ended = end_sessions(user=request.user, by=request.user, why="own wish", but=here, only=only)
    messages.success(request, "Signed out there." if ended else "Nobody was signed in there any more.")
    return redirect("usersessions_list")


def with_provider(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view of allauth about signing in with a provider: 404 where none is set."""

    @wraps(view)
    def only_then(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.OIDC_ISSUER:
            raise Http404("no provider")
        return view(request, *args, **kwargs)

    return only_then

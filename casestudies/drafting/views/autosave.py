"""What a page that saves by itself is told, and what becomes of it when its person is no longer signed in."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from casestudies.drafting.posted import questions_of
from casestudies.drafting.saving import Saved

_KEPT = "What you typed is kept for you."
_CARRIED_ON = ("csrfmiddlewaretoken",)


def by_itself(request: HttpRequest) -> bool:
    """Whether the page sent this by itself, and wants to be told and not shown."""
    return request.method == "POST" and request.headers.get("Accept") == "application/json"


def told(saved: Saved) -> JsonResponse:
    """What a page that saved by itself is told: what became of it, in a sentence where that is not "saved"."""
    place = saved.place
    both = reverse("drafting:both_texts", args=[place.edition.case_study.public_id])
    answer = {"result": "saved", "at": timezone.localtime().strftime("%H:%M"), "say": "", "link": ""}
    answer |= {"address": place.address, "turn": saved.turn}
    if saved.is_late:
        return JsonResponse(answer | {"result": "late"})
    if saved.refused:
        return JsonResponse(answer | {"result": "stopped", "say": f"{saved.refused.message} {_KEPT}", "link": both})
    if saved.is_gone:
        gone = "A colleague removed this meanwhile."
        return JsonResponse(answer | {"result": "stopped", "say": f"{gone} {_KEPT}", "link": both})
    if saved.met:
        say = f"The same answer was changed elsewhere. {_KEPT}"
        return JsonResponse(answer | {"result": "met", "say": say, "link": both})
    return JsonResponse(answer | {"say": _first_error(saved)})


def asks_to_sign_in(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that loses nothing when a session has ended: what was typed stays on the page, or comes back with it."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if by_itself(request):
            return JsonResponse({"result": "signed_out", "sign_in": reverse("account_login")}, status=401)
        if request.method == "POST" and "sitting" in request.POST:
            return held(request)
        return redirect_to_login(request.get_full_path())

    return login_not_required(answer)


def held(request: HttpRequest) -> HttpResponse:
    """What was typed by somebody who is no longer signed in, to be sent again once they are. Nothing is stored."""
    typed = [(key, value) for key, values in request.POST.lists() if key not in _CARRIED_ON for value in values]
    return render(request, "casestudies/drafting/held.html", {"typed": typed}, status=401)


def _first_error(saved: Saved) -> str:
    """What is wrong with the first answer that is kept only."""
    form = saved.form
    names = [name for question, names in questions_of(form).items() if question in saved.half for name in names]
    errors = (form.errors[name][0] for name in (*names, "__all__") if saved.half and name in form.errors)
    return next((f"{error}." for error in errors), "")

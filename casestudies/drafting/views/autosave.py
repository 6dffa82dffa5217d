"""What a page that saves by itself is told, and what becomes of it when its person is no longer signed in."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from casestudies.drafting.notices import Notice, notices_at, unsettled
from casestudies.drafting.posted import questions_of
from casestudies.drafting.saving import Saved
from casestudies.errors import PermissionRefused
from casestudies.held_forms import held
from sharing_portal.doors.typed import TOKEN, typed_in

_KEPT = "What you typed is kept for you."
_NOT_TYPED = (TOKEN, "sitting", "turn", "then")


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
    notices = notices_at(place)
    say = _first_error(saved) or _first_notice(saved, unsettled(notices))
    return JsonResponse(answer | {"say": say, "notices": {name: _drawn(group) for name, group in notices.items()}})


def asks_to_sign_in(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that loses nothing when a session has ended: what was typed stays on the page, or comes back with it."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.user.is_authenticated:
            return _answered(view, request, *args, **kwargs)
        if by_itself(request):
            return JsonResponse({"result": "signed_out", "sign_in": reverse("account_login")}, status=401)
        if request.method == "POST" and "sitting" in request.POST:
            return held(request)
        return redirect_to_login(request.get_full_path())

    return login_not_required(answer)


def handed_back(request: HttpRequest) -> HttpResponse:
    """What was typed by somebody who may not write there, or no longer; the same whether there is anything or not."""
    if by_itself(request):
        return JsonResponse({"result": "not_yours"}, status=404)
    typed = [value for _, value in typed_in(request, _NOT_TYPED) if value.strip()]
    return render(request, "casestudies/drafting/handed_back.html", {"typed": typed}, status=404)


def _answered(view: Callable[..., HttpResponse], request: HttpRequest, *args, **kwargs) -> HttpResponse:
    try:
        return view(request, *args, **kwargs)
    except (Http404, PermissionRefused) as refused:
        if "sitting" not in request.POST or getattr(refused, "code", "") == "not_editable":
            raise
        return handed_back(request)


def _drawn(notices: list[Notice]) -> dict[str, str]:
    """The notices at one question, and by which marks the page knows whether it shows the same already."""
    marks = " ".join(each.mark for each in notices)
    return {"marks": marks, "html": render_to_string("casestudies/drafting/notices.html", {"notices": notices})}


def _first_notice(saved: Saved, notices: list[Notice]) -> str:
    """Says where something could point to a patient, for those who do not see the notice appear."""
    if not notices:
        return ""
    asked = saved.form[notices[0].question].label if notices[0].question in saved.form.fields else ""
    there = f" at “{asked}”" if asked else ""
    return f"Something could point to a patient: see the note{there}."


def _first_error(saved: Saved) -> str:
    """What is wrong with the first answer that is kept only."""
    form = saved.form
    names = [name for question, names in questions_of(form).items() if question in saved.half for name in names]
    errors = (form.errors[name][0] for name in (*names, "__all__") if saved.half and name in form.errors)
    return next((f"{error}." for error in errors), "")

"""Both texts of a question that two people answered."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from casestudies.drafting.addresses import tasks_address
from casestudies.drafting.choosing import choose, let_go, take_up, to_choose
from casestudies.errors import StaleDecision
from casestudies.models import Edition
from casestudies.permissions import can_edit

from .loading import own_edition_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def both_texts(request: HttpRequest, public_id: str) -> HttpResponse:
    """What the person typed beside what colleagues saved; a choice for each, or one text made of both."""
    edition = own_edition_or_404(request, public_id)
    if request.method == "POST":
        return _choose(request, edition)
    return _show(request, edition, to_choose(edition, request.user))


def _choose(request: HttpRequest, edition: Edition) -> HttpResponse:
    waiting = to_choose(edition, request.user, sent=request.POST)
    if request.POST.get("loose"):
        return _settle(request, edition, waiting)
    meeting = next((each for each in waiting if not each.is_loose and each.form.is_bound), None)
    stale = meeting is None and bool(waiting)
    if meeting and meeting.form.is_valid():
        try:
            if choose(edition=edition, by=request.user, meeting=meeting):
                return _next(request, edition)
        except StaleDecision:
            stale, waiting = True, to_choose(edition, request.user)
    return _show(request, edition, waiting, stale=stale, form=meeting and meeting.form)


def _settle(request: HttpRequest, edition: Edition, waiting: list) -> HttpResponse:
    loose = next((each for each in waiting if each.is_loose and each.mark == request.POST["loose"]), None)
    if loose is None:
        return _show(request, edition, waiting, stale=bool(waiting))
    if request.POST.get("then") == "add":
        return redirect(take_up(edition=edition, by=request.user, loose=loose).address)
    if request.POST.get("then") == "leave":
        let_go(by=request.user, loose=loose)
    return _next(request, edition)


def _next(request: HttpRequest, edition: Edition) -> HttpResponse:
    if to_choose(edition, request.user):
        messages.success(request, "Saved. There is more to choose.")
        return redirect("drafting:both_texts", edition.case_study.public_id)
    messages.success(request, "Saved. There is nothing left to choose.")
    return redirect(tasks_address(edition))


def _show(request: HttpRequest, edition: Edition, waiting: list, *, stale: bool = False, form=None) -> HttpResponse:
    context = {
        "edition": edition,
        "waiting": waiting,
        "stale": stale,
        "form": form if form and not stale else None,
        "can_edit": can_edit(request.user, edition),
        "back": tasks_address(edition),
    }
    return render(request, "casestudies/drafting/both_texts.html", context)

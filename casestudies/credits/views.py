"""Answering whether a credit is right, and asking again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casestudies.crediting import answering
from casestudies.crediting.asking import ask_again as send_again
from casestudies.errors import StaleDecision
from casestudies.link_pages import behind_a_link
from casestudies.models import CaseStudy
from casestudies.throttle import Allowance
from casestudies.vocabulary import CreditAnswer

from .forms import AnswerForm, CorrectForm
from .queries import requests_in

TRIES = Allowance("credit", most=60, most_of_all=1200)
_with_link = behind_a_link("casestudies/credits/refused.html", TRIES)


@_with_link
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """What somebody is credited with, and whether it is right. Opening the page answers nothing."""
    asked = answering.open_request(token, request.user)
    credit = answering.credit_of(asked)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    changed = False
    if form.is_valid():
        said = form.cleaned_data["answer"]
        if said == CreditAnswer.CORRECTED:
            return redirect("credits:correct", token)
        try:
            _take(token, request.user, **form.cleaned_data)
            return redirect("credits:thanks", said)
        except StaleDecision:
            changed = True
            credit = answering.credit_of(asked)
    context = {"asked": asked, "credit": credit, "form": form, "seen": answering.mark_of(credit), "changed": changed}
    return render(request, "casestudies/credits/answer.html", context)


@_with_link
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, token: str) -> HttpResponse:
    """Asks for the right name and part, and changes the credit."""
    asked = answering.open_request(token, request.user)
    credit = answering.credit_of(asked)
    data = request.POST if request.method == "POST" else None
    form = CorrectForm(data, case_study=asked.case_study, initial={"name": credit.name, "role": credit.role})
    if form.is_valid():
        answering.correct(token=token, by=request.user, **form.cleaned_data)
        return redirect("credits:thanks", CreditAnswer.CORRECTED)
    return render(request, "casestudies/credits/correct.html", {"form": form, "token": token})


@login_not_required
@require_safe
def thanks(request: HttpRequest, answer: str) -> HttpResponse:
    """Thanks for an answer, and what happens next. The same for everybody."""
    if answer not in CreditAnswer.values:
        raise Http404
    return render(request, "casestudies/credits/thanks.html", {"answer": answer})


@require_POST
def ask_again(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    """Sends somebody who has not answered a new link."""
    case_study = get_object_or_404(CaseStudy.objects.shared_with(request.user), public_id=public_id)
    send_again(request=get_object_or_404(requests_in(case_study), pk=pk), by=request.user)
    messages.success(request, "We sent them a new link. The old one no longer works.")
    return redirect("drafting:tasks", public_id)


def _take(token: str, by, *, answer: str, seen: str) -> None:
    if answer == CreditAnswer.CONFIRMED:
        answering.confirm(token=token, by=by, seen=seen)
    else:
        answering.refuse(token=token, by=by)

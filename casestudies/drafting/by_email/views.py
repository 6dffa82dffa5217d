"""The pages of questions by email. Opening one changes nothing: programs that check emails open links too."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from casestudies.drafting.sittings import carried, what_was_sent
from casestudies.link_pages import behind_a_link
from casestudies.messages.kinds import Group
from casestudies.messages.stop_links import stop_path

from . import answering
from .links import open_link

_with_link = behind_a_link("casestudies/drafting/by_email/refused.html")


@_with_link
@require_http_methods(["GET", "HEAD", "POST"])
def one_question(request: HttpRequest, token: str) -> HttpResponse:
    """One question of one case study, and saving its answer."""
    link, place = open_link(token, request.user)
    if request.method == "POST":
        sent = what_was_sent(request)
        answered = answering.answer(token=token, visitor=request.user, sent=sent)
        if answered.saved:
            return _answered(request, answered)
        shown, carries = answered.form, carried({link.question: {}})
    elif answering.is_answered(link, place):
        return render(request, "casestudies/drafting/by_email/meanwhile.html", {"edition": place.edition})
    else:
        page = answering.opened_alone(link, place)
        shown, carries = page.form, page.carried
    context = {
        "edition": place.edition,
        "answer": answering.asked(link, place),
        "form": shown,
        "carried": carries,
        "token": token,
        "stop_address": stop_path(link.user, Group.QUESTIONS),
    }
    return render(request, "casestudies/drafting/by_email/question.html", context)


@_with_link
@require_safe
def next_question(request: HttpRequest, token: str) -> HttpResponse:
    """Thanks for an answer, and offers the next question or to stop."""
    link, place = open_link(token, request.user)
    stop_address = stop_path(link.user, Group.QUESTIONS)
    context = {"answer": answering.asked(link, place), "token": token, "stop_address": stop_address}
    return render(request, "casestudies/drafting/by_email/next.html", context)


@login_not_required
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """Thanks for the last answer. The same for everybody."""
    return render(request, "casestudies/drafting/by_email/thanks.html")


def _answered(request: HttpRequest, answered: answering.Answered) -> HttpResponse:
    saved = answered.saved
    if saved.met or saved.refused or saved.is_gone:
        context = {"case_study": saved.place.edition.case_study, "kept": True}
        return render(
            request, "casestudies/drafting/by_email/meanwhile.html", context | {"edition": saved.place.edition}
        )
    if answered.notices:
        messages.warning(
            request,
            "Saved, but something in your answer could point to a patient. Sign in to see it and take it out "
            "before this is sent for review.",
        )
    if answered.next_token:
        return redirect("drafting:next_question", answered.next_token)
    return redirect("drafting:questions_thanks")

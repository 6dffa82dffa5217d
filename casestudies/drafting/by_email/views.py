"""The pages of questions by email. Opening one changes nothing: programs that check emails open links too."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from casestudies.drafting.sittings import carried, what_was_sent
from casestudies.errors import LinkRefused

from . import answering, wishing
from .links import open_link


def behind_a_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for whoever has its link. Links that cannot be used all get the same page."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except LinkRefused:
            return render(request, "casestudies/drafting/by_email/refused.html", status=LinkRefused.status)

    return login_not_required(never_cache(answer))


@behind_a_link
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
    }
    return render(request, "casestudies/drafting/by_email/question.html", context)


@behind_a_link
@require_safe
def next_question(request: HttpRequest, token: str) -> HttpResponse:
    """Thanks for an answer, and offers the next question or to stop."""
    link, place = open_link(token, request.user)
    context = {"answer": answering.asked(link, place), "token": token}
    return render(request, "casestudies/drafting/by_email/next.html", context)


@login_not_required
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """Thanks for the last answer. The same for everybody."""
    return render(request, "casestudies/drafting/by_email/thanks.html")


@csrf_exempt  # mail programs post here by themselves (RFC 8058); all it can do is end emails to who was sent the link
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_questions(request: HttpRequest, token: str) -> HttpResponse:
    """Ends the emails with one click and without an account. The page is the same whatever the link is."""
    if request.method == "POST":
        wishing.stop_by_link(token=token)
    return render(request, "casestudies/drafting/by_email/stop.html", {"stopped": request.method == "POST"})


@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest) -> HttpResponse:
    """Says whether one gets questions by email, and changes it."""
    if request.method == "POST":
        if request.POST.get("then") == "stop":
            wishing.stop(by=request.user)
            messages.success(request, "Stopped. You get no more questions by email.")
        elif request.POST.get("then") == "start":
            wishing.start(by=request.user)
            messages.success(request, "You get one question by email, at most once a week.")
        return redirect("drafting:questions")
    return render(
        request, "casestudies/drafting/by_email/questions.html", {"wants": wishing.wants_questions(request.user)}
    )


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

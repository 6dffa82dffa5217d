"""The pages of the questions. Opening one changes nothing: programs that check emails open links too."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casestudies.errors import LinkRefused
from casestudies.link_pages import behind_a_link
from casestudies.messages.kinds import Group
from casestudies.messages.stop_links import stop_path
from casestudies.models import CaseStudy
from casestudies.permissions import can_start_edition, check_can_moderate, check_can_say_still_true
from casestudies.throttle import Allowance
from casestudies.vocabulary import StillTrue
from sharing_portal.nhsuk.components import Link

from . import answering, marks
from .forms import ClearForm, CorrectForm, StoppedForm

TRIES = Allowance("still-true", most=60, most_of_all=1200)
_with_link = behind_a_link("casestudies/still_true/refused.html", TRIES)


@_with_link
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str, said: str) -> HttpResponse:
    """The answer that was chosen in the email, to be sent with one button, and the ways to the others."""
    if said not in StillTrue.values:
        raise LinkRefused("This link cannot be used.")
    question = answering.open_question(token, request.user)
    form = StoppedForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        because = form.cleaned_data["because"]
        study = answering.answer(token=token, visitor=request.user, said=StillTrue(said), because=because)
        return redirect("still_true:thanks", said, study.public_id)
    context = {"question": question, "said": StillTrue(said), "others": _others(said), "form": form, "token": token}
    context["stop_address"] = stop_path(question.user, Group.STILL_TRUE)
    return render(request, "casestudies/still_true/answer.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, public_id: str) -> HttpResponse:
    """Says without being asked whether it is still true, puts that right or takes it back. Raises PermissionRefused."""
    study = get_object_or_404(CaseStudy.objects.visible_to(request.user).published(), public_id=public_id)
    check_can_say_still_true(request.user, study)
    form = CorrectForm(request.POST if request.method == "POST" else None, case_study=study)
    if form.is_valid():
        marks.correct(case_study=study, by=request.user, **form.cleaned_data)
        messages.success(request, "Saved. Readers see it now.")
        return redirect(study)
    context = {"case_study": study, "edition": study.published_edition, "form": form}
    return render(request, "casestudies/still_true/correct.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def clear(request: HttpRequest, public_id: str) -> HttpResponse:
    """A moderator takes back an answer that misleads readers. The admin site guards it. Raises DomainError."""
    studies = CaseStudy.objects.visible_to(request.user).published().exclude(still_true="")
    study = get_object_or_404(studies, public_id=public_id)
    edition = study.published_edition
    check_can_moderate(request.user, edition)
    form = ClearForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        marks.clear(case_study=study, by=request.user, **form.cleaned_data)
        messages.success(request, "Taken back. The person who leads the case study is told why.")
        return redirect("admin:moderation_decide", public_id, edition.number)
    way_here = [Link("Administration", reverse("admin:index"))]
    context = {"way_here": way_here, "case_study": study, "edition": edition, "form": form}
    return render(request, "casestudies/still_true/clear.html", context)


@login_not_required
@require_safe
def thanks(request: HttpRequest, said: str, public_id: str) -> HttpResponse:
    """Thanks for an answer; where something changed, the way to a new edition."""
    if said not in StillTrue.values:
        raise Http404
    study = get_object_or_404(CaseStudy.objects.visible_to(request.user).published(), public_id=public_id)
    context = {"said": said, "case_study": study, "can_start": can_start_edition(request.user, study)}
    return render(request, "casestudies/still_true/thanks.html", context)


def _others(said: str) -> list[StillTrue]:
    return [each for each in StillTrue if each != said]

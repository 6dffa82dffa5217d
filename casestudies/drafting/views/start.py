"""The way in: what to have ready, and the first answers."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from casestudies.drafting import actions
from casestudies.drafting.addresses import section_address
from casestudies.drafting.forms.seed import FirstAnswersForm
from casestudies.drafting.progress import REVIEW_TAKES
from casestudies.drafting.sections import SEED
from casestudies.vocabulary import HEADLINE_LIMIT, SHORT_ANSWER_LIMIT

from .replies import LATER, saved_for_later

_BEGUN_ELSEWHERE = {"headline": HEADLINE_LIMIT, "problem": SHORT_ANSWER_LIMIT}


@login_not_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What sharing takes, for everybody to read."""
    return render(request, "casestudies/drafting/start.html", {"review_takes": REVIEW_TAKES})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The first page of questions. A case study begins when it comes back with something in it.

    The address may carry the beginning of an answer; nothing of it is kept until it comes back.
    """
    form = FirstAnswersForm(
        request.POST if request.method == "POST" else None, edition=None, initial=_begun(request.GET)
    )
    if form.is_valid():
        edition = actions.start_case_study(by=request.user, answers=form.answers())
        if request.POST.get("then") == LATER:
            return saved_for_later(request)
        return redirect(section_address(edition, SEED, 2))
    return render(
        request, SEED.pages[0].template, {"form": form, "heading": SEED.pages[0].heading, "caption": "Page 1 of 2"}
    )


def _begun(given: QueryDict) -> dict[str, str]:
    """The answers that begin in the address, each within its limit."""
    return {name: given[name].replace("\0", "")[:limit] for name, limit in _BEGUN_ELSEWHERE.items() if name in given}

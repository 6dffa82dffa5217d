"""The way in: what to have ready, and the first answers."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from casestudies.drafting.addresses import section_address
from casestudies.drafting.forms.seed import FirstAnswersForm
from casestudies.drafting.posted import sent_in
from casestudies.drafting.progress import REVIEW_TAKES
from casestudies.drafting.queries import begun_from
from casestudies.drafting.saving import begin_with
from casestudies.drafting.sections import SEED
from casestudies.drafting.sittings import opened_first, what_was_sent
from casestudies.tally import Kind, count
from casestudies.vocabulary import HEADLINE_LIMIT, SHORT_ANSWER_LIMIT

from .autosave import asks_to_sign_in, by_itself, told
from .noticing import shown_first
from .replies import LATER, not_saved, saved_for_later

_BEGUN_ELSEWHERE = {"headline": HEADLINE_LIMIT, "problem": SHORT_ANSWER_LIMIT}


@login_not_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What sharing takes, for everybody to read."""
    return render(request, "casestudies/drafting/start.html", {"review_takes": REVIEW_TAKES})


@asks_to_sign_in
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The first page of questions. A case study begins when it comes back with something in it.

    The address may carry the beginning of an answer; nothing of it is kept until it comes back.
    """
    if request.method == "POST":
        return _begin(request)
    return _show(request, FirstAnswersForm(edition=None, initial=_begun(request.GET)))


def _begin(request: HttpRequest) -> HttpResponse:
    """Begins the case study, once however often the page is sent; what cannot be read yet is asked for again in it."""
    sent = what_was_sent(request)
    form = FirstAnswersForm(request.POST, edition=None)
    if not any(sent_in(form, request.POST).values()):
        return _show(request, form)
    finished = not (by_itself(request) or request.POST.get("then") == LATER)
    saved = begin_with(by=request.user, sent=sent, finished=finished)
    if saved.began:
        count(request, Kind.USED, begun_from(request.GET.get("from", "")))
    if by_itself(request):
        return told(saved)
    if saved.refused or saved.met:
        return not_saved(request, saved)
    if not finished:
        return saved_for_later(request)
    next_page = section_address(saved.place.edition, SEED, 1 if saved.form.errors else 2)
    return shown_first(request, saved.place) or redirect(next_page)


def _show(request: HttpRequest, form: FirstAnswersForm) -> HttpResponse:
    page = opened_first(form)
    context = {"form": form, "carried": page.carried, "heading": SEED.pages[0].heading, "caption": "Page 1 of 2"}
    return render(request, SEED.pages[0].template, context)


def _begun(given: QueryDict) -> dict[str, str]:
    """The answers that begin in the address, each within its limit."""
    return {name: given[name].replace("\0", "")[:limit] for name, limit in _BEGUN_ELSEWHERE.items() if name in given}

"""Deciding on one edition, putting it aside, and going on to the next. The admin site lets only moderators in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from casestudies.errors import DomainError
from casestudies.models import Edition
from casestudies.moderation import actions, holding, replies, unsent
from casestudies.moderation.decide_page import DecidePage, Preview
from casestudies.moderation.decision_form import DecisionForm, Then
from casestudies.moderation.decisions import Decision
from casestudies.moderation.loading import (
    edition_for,
    kept_query,
    queue_address,
    seen_version,
    to_edition,
    to_row,
    way_here,
)
from casestudies.moderation.queue import next_for
from casestudies.stored_files.checking import look_again


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """An edition as readers will see it, what changed, what was decided before, and the decision.

    A decision that came too late is refused with 409; what was typed is kept and the edition shown as it is now.
    """
    page = _page(request, public_id, number)
    if request.method != "POST":
        page.form = unsent.form_of(request, page)
        return _shown(request, page)
    page.was_posted = True
    if "use_reply" in request.POST:
        return _with_reply(request, page)
    if request.POST.get("preview") in Decision.values:
        return _previewed(request, page)
    page.form = DecisionForm(request.POST, edition=page.edition, flags=page.flags)
    if not page.form.is_valid():
        return _shown(request, page)
    try:
        decision = page.form.decide(edition=page.edition, by=request.user)
    except DomainError as error:
        typed, page = page.form, _page(request, public_id, number)
        page.form, page.was_posted = typed, True
        page.problem = None if typed.take(error) else error
        return _shown(request, page)
    unsent.after(decision, request, page.edition)
    messages.success(request, decision.done.format(page.edition))
    return _onward(request, page.edition, page.form.cleaned_data["then"])


@require_POST
def resume(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """Takes an edition off hold and claims it; then its decision page, which says so where that was not possible."""
    edition = edition_for(request, public_id, number)
    try:
        holding.resume(edition=edition, by=request.user, expected_version=seen_version(request))
    except DomainError as error:
        messages.error(request, error.message)
    return to_edition(edition, kept_query(request))


@require_POST
def skip(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """Goes on to the next edition; one this person has claimed goes back to the queue. What they wrote is kept."""
    edition = edition_for(request, public_id, number)
    unsent.keep(request, edition)
    if edition.claimed_by_id == request.user.pk:
        try:
            actions.release(edition=edition, by=request.user, expected_version=seen_version(request))
        except DomainError as error:
            messages.error(request, error.message)
            return to_edition(edition, kept_query(request))
        messages.success(request, f"“{edition}” is back in the queue.")
    return _onward(request, edition)


def _onward(request: HttpRequest, edition: Edition, then: str = Then.NEXT) -> HttpResponse:
    """To the next edition in the queue as they filtered it, or to the queue where they want that or none is left."""
    query = kept_query(request)
    following = next_for(request.user, query, after=edition) if then != Then.QUEUE else None
    return to_row(following, query) if following else redirect(queue_address(query))


def _page(request: HttpRequest, public_id: str, number: int) -> DecidePage:
    edition = edition_for(request, public_id, number)
    if look_again(edition):
        edition = edition_for(request, public_id, number)
    return DecidePage(edition, request.user, request.GET.get("since", ""))


def _with_reply(request: HttpRequest, page: DecidePage) -> HttpResponse:
    """The page again with everything that was typed, and the chosen reply in the comment. Nothing is judged yet."""
    typed = request.POST.copy()
    typed["comment"] = replies.with_reply(typed.get("comment", ""), typed.get("reply", ""), page.edition)
    typed["reply"] = ""
    page.form = DecisionForm.going_on(typed, edition=page.edition, flags=page.flags)
    return _shown(request, page)


def _previewed(request: HttpRequest, page: DecidePage) -> HttpResponse:
    """The page again with the email that a decision would send, once what was typed can be sent."""
    typed = request.POST.copy()
    decision = typed["decision"] = Decision(request.POST["preview"])
    page.form = DecisionForm(typed, edition=page.edition, flags=page.flags)
    if page.form.is_valid():
        words = {name: page.form.cleaned_data[name] for name in ("comment", "notes")}
        page.preview = Preview(decision, replies.email_of(decision, edition=page.edition, by=request.user, **words))
    return _shown(request, page)


def _shown(request: HttpRequest, page: DecidePage) -> HttpResponse:
    if page.was_posted:
        actions.keep_claim(edition=page.edition, by=request.user)
    query = kept_query(request)
    context = {"page": page, "edition": page.edition, "form": page.form, "problem": page.problem}
    context |= {"standing": page.standing, "query": query, "way_here": way_here(query)}
    status = page.problem.status if page.problem else 200
    return render(request, "casestudies/moderation/decide.html", context, status=status)

"""The pages of moderation. The admin site lets only moderators and administrators in (see urls.py)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casestudies.errors import DomainError
from casestudies.models import Edition
from casestudies.moderation import queries
from casestudies.moderation.actions import keep_claim
from casestudies.moderation.forms import Decision, DecisionForm, UnpublishForm
from casestudies.moderation.loading import edition_for, kept_query, queue_address, way_here
from casestudies.permissions import check_can_move
from casestudies.states import Status
from casestudies.stored_files.checking import look_again
from sharing_portal.nhsuk.components import Link

_DONE = {
    Decision.APPROVE: "“{}” is published. Its author has been told.",
    Decision.ASK_FOR_CHANGES: "“{}” is back with its author, with what you asked for.",
    Decision.REJECT: "“{}” is rejected. Its author has been told why.",
}


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """An edition as readers will see it, what was decided before, and the decision.

    A decision that came too late is refused with 409; what was typed is kept and the edition shown as it is now.
    """
    edition = edition_for(request, public_id, number)
    if look_again(edition):
        edition = edition_for(request, public_id, number)
    form = DecisionForm(request.POST or None, edition=edition)
    problem = None
    if request.method == "POST" and form.is_valid():
        try:
            decision = form.decide(edition=edition, by=request.user)
        except DomainError as error:
            edition = edition_for(request, public_id, number)
            problem = _unless_about_comment(error, form)
        else:
            messages.success(request, _DONE[decision].format(edition))
            return redirect(queue_address(kept_query(request)))
    if request.method == "POST":
        keep_claim(edition=edition, by=request.user)
    return _decision_page(request, edition, form, problem)


@require_http_methods(["GET", "HEAD", "POST"])
def unpublish(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """Takes down what everybody reads, after a reason and a tick. Raises DomainError where that is not possible.

    When it came too late it is refused with 409 and what was typed is kept.
    """
    edition = edition_for(request, public_id, number)
    form = UnpublishForm(request.POST or None, initial={"expected_version": edition.version})
    status = 200
    if not form.is_valid():
        check_can_move(request.user, edition, Status.UNPUBLISHED)
    else:
        try:
            form.unpublish(edition=edition, by=request.user)
        except DomainError as error:
            form.add_error(None, error.message)
            status = error.status
        else:
            messages.success(request, f"“{edition}” is taken down. Its author has been told why.")
            return redirect("admin:moderation_decide", public_id, number)
    way_back = [*way_here(), Link(edition.reference, reverse("admin:moderation_decide", args=[public_id, number]))]
    context = {"edition": edition, "form": form, "way_here": way_back}
    return render(request, "casestudies/moderation/unpublish.html", context, status=status)


def _unless_about_comment(error: DomainError, form: DecisionForm) -> DomainError | None:
    if error.code != "comment_needed":
        return error
    form.add_error("comment", error.message)
    return None


def _decision_page(
    request: HttpRequest, edition: Edition, form: DecisionForm, problem: DomainError | None
) -> HttpResponse:
    query = kept_query(request)
    context: dict[str, Any] = {
        "way_here": way_here(query),
        "query": query,
        "edition": edition,
        "form": form,
        "problem": problem,
        "standing": queries.Standing(edition, request.user),
        "history": queries.history_of(edition, request.user),
        "checked": queries.checked(edition),
        "seen_version": form["expected_version"].value() if form.is_bound and not problem else edition.version,
    }
    return render(request, "casestudies/moderation/decide.html", context, status=problem.status if problem else 200)

"""Taking editions on, over, and giving them back. The admin site lets only moderators and administrators in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from casestudies.errors import DomainError
from casestudies.moderation import actions, queries, unsent
from casestudies.moderation.claim_forms import TakeOverForm
from casestudies.moderation.loading import edition_for, kept_query, queue_address, seen_version, to_edition, way_here
from casestudies.permissions import check_can_claim, check_can_take_over
from casestudies.states import Status


@require_POST
def claim(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """Takes an edition on, or over where a claim ran out; then its decision page, which says so if it could not be."""
    edition = edition_for(request, public_id, number)
    take = actions.take_over if edition.status == Status.IN_REVIEW else actions.claim
    try:
        check_can_claim(request.user, edition)
        take(edition=edition, by=request.user, expected_version=seen_version(request))
    except DomainError as error:
        messages.error(request, error.message)
    return to_edition(edition, kept_query(request))


@require_http_methods(["GET", "HEAD", "POST"])
def take_over(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """Takes over what another moderator has claimed, after a reason. Raises DomainError where that is not possible.

    What came too late is refused with 409, and the reason that was typed is kept.
    """
    edition = edition_for(request, public_id, number)
    check_can_take_over(request.user, edition)
    form = TakeOverForm(request.POST or None, edition=edition)
    status = 200
    if form.is_valid():
        try:
            form.take_over(edition=edition, by=request.user)
        except DomainError as error:
            form.refuse(error)
            status = error.status
        else:
            messages.success(request, f"You have taken over “{edition}”.")
            return to_edition(edition, kept_query(request))
    query = kept_query(request)
    context = {"edition": edition, "form": form, "standing": queries.Rights(edition, request.user)}
    context |= {"way_here": way_here(query), "query": query}
    return render(request, "casestudies/moderation/take_over.html", context, status=status)


@require_POST
def release(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """Puts an edition back in the queue; what this person wrote is kept for them."""
    edition = edition_for(request, public_id, number)
    unsent.keep(request, edition)
    query = kept_query(request)
    try:
        actions.release(edition=edition, by=request.user, expected_version=seen_version(request))
    except DomainError as error:
        messages.error(request, error.message)
        return to_edition(edition, query)
    messages.success(request, f"“{edition}” is back in the queue.")
    return redirect(queue_address(query))

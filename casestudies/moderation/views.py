"""Taking down what everybody reads. The admin site lets only moderators and administrators in (see urls.py)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casestudies.errors import DomainError
from casestudies.moderation.forms import UnpublishForm
from casestudies.moderation.loading import edition_for, way_here
from casestudies.permissions import check_can_move
from casestudies.states import Status
from sharing_portal.nhsuk.components import Link


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

"""Taking an edition back, and starting a new one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from casestudies.drafting import actions
from casestudies.drafting.addresses import tasks_address
from casestudies.permissions import check_can_move
from casestudies.states import Status

from .loading import own_edition_or_404
from .review import version_of


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    """Asks whether to take the edition back, and does."""
    edition = own_edition_or_404(request, public_id)
    if edition.status == Status.WITHDRAWN:
        return redirect(tasks_address(edition))
    check_can_move(request.user, edition, Status.WITHDRAWN)
    if request.method == "POST":
        actions.withdraw(edition=edition, by=request.user, expected_version=version_of(request))
        messages.success(request, "Withdrawn. Nobody will review it.")
        return redirect(tasks_address(edition))
    context = {
        "edition": edition,
        "back": tasks_address(edition),
        "readers_have_older": edition.case_study.published_edition is not None,
    }
    return render(request, "casestudies/drafting/withdraw.html", context)


@require_POST
def make_changes(request: HttpRequest, public_id: str) -> HttpResponse:
    """Opens a new edition with the words of the published or last one, or the one that is open already."""
    edition = own_edition_or_404(request, public_id)
    opened = actions.start_edition(case_study=edition.case_study, by=request.user)
    if opened.pk != edition.pk:
        messages.success(request, "You can make changes now. They show when a moderator has approved them.")
    return redirect(tasks_address(opened))

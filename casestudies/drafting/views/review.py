"""Checking one's answers and sending them for review."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from casestudies.drafting import actions
from casestudies.drafting.addresses import tasks_address
from casestudies.drafting.answers import missing_items, sections_to_check
from casestudies.drafting.notices import items_to_settle
from casestudies.drafting.progress import REVIEW_TAKES
from casestudies.drafting.queries import has_to_choose, unfinished_by
from casestudies.errors import Incomplete, NotSafe, StaleDecision
from casestudies.models import Edition
from casestudies.permissions import can_edit, is_own
from casestudies.states import QUEUED

from .loading import own_edition_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, public_id: str) -> HttpResponse:
    """All answers to check. Sending twice is sending once."""
    edition = own_edition_or_404(request, public_id)
    changed_meanwhile = False
    if request.method == "POST":
        try:
            actions.send(edition=edition, by=request.user, expected_version=version_of(request))
            return redirect("drafting:sent", public_id)
        except StaleDecision:
            changed_meanwhile = True
            edition = own_edition_or_404(request, public_id)
        except (Incomplete, NotSafe):
            pass  # what is to be done is shown in any case
    if not can_edit(request.user, edition):
        return redirect(tasks_address(edition))
    return _show(request, edition, changed_meanwhile)


@require_safe
def sent(request: HttpRequest, public_id: str) -> HttpResponse:
    """What was sent, and what happens next."""
    edition = own_edition_or_404(request, public_id)
    if edition.status not in QUEUED:
        return redirect(tasks_address(edition))
    return render(request, "casestudies/drafting/sent.html", {"edition": edition, "review_takes": REVIEW_TAKES})


def version_of(request: HttpRequest) -> int:
    """The version that was on the page; 0, which no edition has, when the form does not say."""
    version = request.POST.get("version", "")
    return int(version) if version.isdecimal() and len(version) < 10 else 0


def _show(request: HttpRequest, edition: Edition, changed_meanwhile: bool) -> HttpResponse:
    context = {
        "edition": edition,
        "to_do": missing_items(edition) + items_to_settle(edition),
        "checked": sections_to_check(edition, can_change=True),
        "changed_meanwhile": changed_meanwhile,
        "leads": is_own(request.user, edition.case_study),
        "unfinished_by": unfinished_by(edition.case_study),
        "has_to_choose": has_to_choose(request.user, edition.case_study),
        "back": tasks_address(edition),
    }
    return render(request, "casestudies/drafting/check.html", context)

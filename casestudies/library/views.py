"""The pages readers see."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from casestudies.library import actions, browse, files, queries
from casestudies.library.breadcrumbs import way_to
from casestudies.models import CaseStudy
from casestudies.permissions import can_thank, is_own, takes_part, writes
from casestudies.sent_copies import as_sent
from casestudies.states import Status
from casestudies.tally import Kind, count


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The front page."""
    context = {
        "browse": browse.published_by_topic_and_region(),
        "count": queries.published_count(),
    } | queries.front_page()._asdict()
    return render(request, "casestudies/library/home.html", context)


@login_not_required
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the portal is and how it works."""
    return render(request, "casestudies/library/about.html")


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "casestudies/library/accessibility.html")


@login_not_required
@require_safe
def case_study(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse:
    """A published case study at its one address; what was taken down answers 410, and anything else 404."""
    edition = queries.published_edition(public_id)
    if edition is None:
        return _taken_down(request, public_id)
    study = edition.case_study
    if not edition.published_address.endswith(f"/{slug}/"):
        response = redirect(edition.published_address, permanent=True)
        response["Cache-Control"] = "no-cache"  # a later headline may turn the same address round
        return response
    count(request, Kind.READ, [study.pk])
    context = {
        "edition": edition,
        "case_study": study,
        "breadcrumbs": way_to(edition),
        "similar": queries.similar_to(edition),
        "thanks": queries.thanks_for(study, request.user),
        "can_thank": can_thank(request.user, study),
        "takes_part": takes_part(request.user, study),
        "is_own": is_own(request.user, study),
        "writes": writes(request.user, study),
    }
    return render(request, "casestudies/library/case_study.html", context)


def _taken_down(request: HttpRequest, public_id: str) -> HttpResponse:
    edition = queries.taken_down_edition(public_id)
    if edition is None:
        raise Http404
    return render(request, "casestudies/library/taken_down.html", {"edition": edition}, status=410)


@require_safe
def preview(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """An edition as readers would see it, for those who may see it; the published one is at its own address.

    Moderators see what was sent, never what its author is typing.
    """
    editions = queries.editions_to_preview(request.user)
    edition = get_object_or_404(editions, case_study__public_id=public_id, number=number)
    if edition.status == Status.PUBLISHED:
        return redirect(edition.case_study)
    is_theirs = takes_part(request.user, edition.case_study)
    shown = edition if is_theirs else as_sent(edition)
    if shown is None:
        raise Http404
    return render(request, "casestudies/library/preview.html", {"edition": shown, "takes_part": is_theirs})


@require_http_methods(["GET", "POST"])
def thank(request: HttpRequest, public_id: str) -> HttpResponse:
    """Says thank you once. A GET, as after signing in, only goes back to the case study."""
    study = get_object_or_404(CaseStudy.objects.visible_to(request.user).published(), public_id=public_id)
    if request.method == "POST" and actions.thank(case_study=study, by=request.user):
        messages.success(request, "Thank you sent. The people who did this will see it.")
    return redirect(study)


@login_not_required
@require_safe
def photo(request: HttpRequest, public_id: str, size: str) -> HttpResponse:
    """One photo, large or small, of an edition the person may see."""
    found = get_object_or_404(queries.photos_visible_to(request.user), public_id=public_id)
    return files.show_photo(request, found, size)


@login_not_required
@require_safe
def attachment(request: HttpRequest, public_id: str) -> HttpResponse:
    """One file to download, of an edition the person may see; nobody gets one that may not be fine."""
    found = get_object_or_404(queries.attachments_visible_to(request.user), public_id=public_id)
    if not found.is_ready:
        raise Http404
    return files.download(found)

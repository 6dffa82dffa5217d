"""Pages to browse by topic, place, organisation and tag."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from casestudies.browse import lists, queries, subjects
from casestudies.browse.page import BrowsePage
from casestudies.browse.subjects import Subject
from casestudies.browse.without_index import PlainPage
from casestudies.index import IndexUnavailable
from improvers.models import Organisation


@login_not_required
@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """All topics with their numbers."""
    return render(request, "casestudies/browse/topics.html", {"topics": lists.all_topics()})


@login_not_required
@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """One topic; a retired one only as long as something is published under it."""
    found = queries.topic(slug)
    return _page(request, found and subjects.of_topic(found))


@login_not_required
@require_safe
def regions(request: HttpRequest) -> HttpResponse:
    """All regions and nations, as a picture and as a list."""
    entries, picture = lists.all_regions()
    return render(request, "casestudies/browse/regions.html", {"regions": entries, "map": picture})


@login_not_required
@require_safe
def region(request: HttpRequest, slug: str) -> HttpResponse:
    """One region or nation."""
    found = queries.region(slug)
    return _page(request, found and subjects.of_region(found))


@login_not_required
@require_safe
def board(request: HttpRequest, code: str) -> HttpResponse:
    """One integrated care board; a closed one says what became of it."""
    found = queries.organisation(code)
    if found is None or found.kind != Organisation.Kind.ICB:
        raise Http404
    return _page(request, subjects.of_board(found, queries.successions(found)))


@login_not_required
@require_safe
def organisation(request: HttpRequest, code: str) -> HttpResponse:
    """One organisation; a board is at its own address."""
    found = queries.organisation(code)
    if found is None:
        raise Http404
    if found.kind == Organisation.Kind.ICB:
        return redirect("browse:board", found.ods_code, permanent=True)
    return _page(request, subjects.of_organisation(found, queries.successions(found)))


@login_not_required
@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """One tag, as long as a published case study carries it; one that was merged leads to what it was merged into."""
    found = queries.tag(slug)
    try:
        return _page(request, found and subjects.of_tag(found))
    except Http404:
        if now := queries.merged_into(slug):
            return redirect("browse:tag", now, permanent=True)
        raise


def _page(request: HttpRequest, subject: Subject | None) -> HttpResponse:
    if subject is None:
        raise Http404
    try:
        page, template = BrowsePage(subject), "casestudies/browse/subject.html"
    except IndexUnavailable:
        page, template = PlainPage(subject), "casestudies/browse/without_index.html"
    if not page.count and not subject.is_listed:
        raise Http404
    return render(request, template, {"page": page, "subject": subject})

"""The search page."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from casestudies.index import IndexUnavailable
from casestudies.search.page import SearchPage
from casestudies.search.queries import merged_tags, newest_for
from casestudies.search.results import Result
from casestudies.tally import Kind, count

_TRY_AGAIN_AFTER_SECONDS = "60"


@login_not_required
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Search, filters and results; 503 with the newest case studies while the index cannot be read.

    Tags that were merged into others lead to the same search for those.
    """
    try:
        page = SearchPage(request.GET, request.user)
    except IndexUnavailable:
        context = {"results": [Result(row) for row in newest_for(request.user)]}
        response = render(request, "casestudies/search/unavailable.html", context, status=503)
        response["Retry-After"] = _TRY_AGAIN_AFTER_SECONDS
        return response
    tags = request.GET.getlist("tag")
    if now := merged_tags([slug for slug in tags if slug not in page.found.counts["tag"]]):
        moved = request.GET.copy()
        moved.setlist("tag", dict.fromkeys(now.get(slug, slug) for slug in tags))
        return redirect(f"{request.path}?{moved.urlencode()}", permanent=True)
    count(request, Kind.FOUND, page.shown)
    return render(request, "casestudies/search/search.html", {"page": page})

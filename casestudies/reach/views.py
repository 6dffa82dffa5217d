"""What came back: how often a case study was read, found, thanked and used, for its authors."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from . import queries
from .picture import Picture


@require_safe
def reach(request: HttpRequest, public_id: str) -> HttpResponse:
    """The counts in all and by week. For those who take part in it only."""
    case_study = queries.shared_once_published(request.user, public_id)
    if case_study is None:
        raise Http404
    weeks = queries.by_week(case_study)
    context = {
        "case_study": case_study,
        "total": queries.in_all(case_study),
        "weeks": weeks,
        "picture": Picture(weeks),
    }
    return render(request, "casestudies/reach/reach.html", context)

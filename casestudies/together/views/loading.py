"""Loads what a page is about, or says that there is no such page."""

from django.http import Http404, HttpRequest

from casestudies.models import CaseStudy
from casestudies.together.queries import shared_case_study


def shared_or_404(request: HttpRequest, public_id: str) -> CaseStudy:
    """A case study the signed-in person leads or takes part in. Raises Http404 for everybody else's."""
    case_study = shared_case_study(request.user, public_id)
    if case_study is None:
        raise Http404
    return case_study

"""The pages of lessons."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casestudies.index import IndexUnavailable
from casestudies.lessons.overview import overview
from casestudies.lessons.pages import LessonsPage, PitfallsPage, TippingPointsPage

_TRY_AGAIN_AFTER_SECONDS = "60"


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What lessons there are, and the questions they answer best."""
    try:
        context = {"overview": overview()}
    except IndexUnavailable:
        return _unavailable(request)
    return render(request, "casestudies/lessons/home.html", context)


@login_not_required
@require_safe
def tipping_points(request: HttpRequest) -> HttpResponse:
    """Tipping points over all published case studies."""
    return _found(request, TippingPointsPage)


@login_not_required
@require_safe
def pitfalls(request: HttpRequest) -> HttpResponse:
    """What to skip, over all published case studies."""
    return _found(request, PitfallsPage)


def _found(request: HttpRequest, page_class: type[LessonsPage]) -> HttpResponse:
    try:
        page = page_class(request.GET, request.user)
    except IndexUnavailable:
        return _unavailable(request)
    return render(request, page.template, {"page": page})


def _unavailable(request: HttpRequest) -> HttpResponse:
    response = render(request, "casestudies/lessons/unavailable.html", status=503)
    response["Retry-After"] = _TRY_AGAIN_AFTER_SECONDS
    return response

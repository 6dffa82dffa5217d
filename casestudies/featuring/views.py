"""The moderators' pages about the front page. The admin site guards them (see urls.py)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casestudies.errors import DomainError
from casestudies.models import CaseStudy, Feature
from casestudies.models.feature import MOST
from casestudies.permissions import check_can_feature
from sharing_portal.nhsuk.components import Link

from . import actions, queries
from .forms import FeatureForm, FindForm


@require_safe
def front_page(request: HttpRequest) -> HttpResponse:
    """What is featured now, and the way to feature another case study."""
    asked = "reference" in request.GET
    form = FindForm(request.GET if asked else None, user=request.user)
    if form.is_valid():
        return redirect("admin:featuring_feature", form.cleaned_data["reference"])
    context = {"way_here": _way_here(), "features": queries.featured(), "most": MOST, "form": form}
    return render(request, "casestudies/featuring/front_page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def feature(request: HttpRequest, public_id: str) -> HttpResponse:
    """Features one case study, or changes its place, reason or day. Raises PermissionRefused."""
    study = get_object_or_404(queries.case_studies_for(request.user), public_id=public_id)
    check_can_feature(request.user, study)
    current = next((each for each in queries.featured() if each.case_study_id == study.pk), None)
    form = FeatureForm(request.POST if request.method == "POST" else None, initial=_initial(current))
    status = 200
    if form.is_valid():
        try:
            actions.feature(case_study=study, by=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, error.message)
            status = error.status
        else:
            messages.success(request, f"“{study}” is on the front page.")
            return redirect("admin:featuring_front_page")
    way_here = [*_way_here(), Link("Front page", reverse("admin:featuring_front_page"))]
    context = {"way_here": way_here, "case_study": study, "current": current, "form": form}
    return render(request, "casestudies/featuring/feature.html", context, status=status)


@require_POST
def remove(request: HttpRequest, public_id: str) -> HttpResponse:
    """Takes one case study from the front page."""
    study = get_object_or_404(CaseStudy.objects.visible_to(request.user), public_id=public_id)
    actions.remove(case_study=study, by=request.user)
    messages.success(request, f"“{study}” is no longer on the front page.")
    return redirect("admin:featuring_front_page")


def _initial(current: Feature | None) -> dict[str, object]:
    return {name: getattr(current, name) for name in ("reason", "until", "place")} if current else {}


def _way_here() -> list[Link]:
    return [Link("Administration", reverse("admin:index"))]

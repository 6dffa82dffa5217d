"""The moderators' pages about labels. The admin site guards them (see urls.py)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casestudies.errors import DomainError
from casestudies.permissions import check_can_moderate
from sharing_portal.nhsuk.components import Link

from . import queries
from .forms import FindTagForm, MergeForm, SettleForm, TagsForm
from .tags import correct_tags

_ON_A_PAGE = 50


@require_safe
def tags(request: HttpRequest) -> HttpResponse:
    """The tags readers see, each with how many case studies have it and the way to merge it."""
    form = FindTagForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    page = Paginator(queries.tags_read(words), _ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "casestudies/relabelling/tags.html", {"way_here": _way_here(), "form": form, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Merges one tag into another everywhere."""
    tag = get_object_or_404(queries.tags_read(), pk=pk)
    name = tag.name
    form = MergeForm(request.POST if request.method == "POST" else None, tag=tag)
    if form.is_valid():
        changed = form.merge(by=request.user)
        studies = "case study" if changed == 1 else "case studies"
        messages.success(request, f"“{name}” is now “{form.cleaned_data['into']}” in {changed} published {studies}.")
        return redirect("admin:relabelling_tags")
    context = {"way_here": [*_way_here(), Link("Tags", reverse("admin:relabelling_tags"))], "tag": tag, "form": form}
    return render(request, "casestudies/relabelling/merge.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def of_case_study(request: HttpRequest, public_id: str) -> HttpResponse:
    """Corrects, removes and adds tags of one published case study. Raises PermissionRefused."""
    study = get_object_or_404(queries.case_studies_for(request.user), public_id=public_id)
    edition = study.published_edition
    check_can_moderate(request.user, edition)
    form = TagsForm(request.POST if request.method == "POST" else None, edition=edition)
    if form.is_valid():
        corrected, added = form.corrected(), form.added()
        if corrected or added:
            correct_tags(case_study=study, by=request.user, corrected=corrected, added=added)
            messages.success(request, "The tags are saved. The person who leads the case study is told.")
        return redirect("admin:moderation_decide", public_id, edition.number)
    context = {"way_here": _way_here(), "edition": edition, "form": form}
    return render(request, "casestudies/relabelling/of_case_study.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Settles one suggestion for a short list, and all others in the same words."""
    suggestion = get_object_or_404(queries.suggestions_for(request.user), pk=pk)
    form = SettleForm(request.POST if request.method == "POST" else None, suggestion=suggestion, by=request.user)
    status = 200
    if form.is_valid():
        try:
            form.settle()
        except DomainError as error:
            form.add_error(None, error.message)
            status = error.status
        else:
            messages.success(request, f"Settled: “{suggestion.text}”.")
            return redirect("admin:casestudies_suggestion_changelist")
    suggestions_address = reverse("admin:casestudies_suggestion_changelist")
    context = {
        "way_here": [*_way_here(), Link("Suggestions", suggestions_address)],
        "suggestion": suggestion,
        "form": form,
    }
    return render(request, "casestudies/relabelling/settle.html", context, status=status)


def _way_here() -> list[Link]:
    return [Link("Administration", reverse("admin:index"))]

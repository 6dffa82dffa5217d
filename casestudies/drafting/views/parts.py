"""Adding, changing, removing and moving one repeatable part: the same pages for every kind."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from casestudies.drafting import actions
from casestudies.drafting.addresses import came_from_check, section_address
from casestudies.drafting.answers import part_rows
from casestudies.drafting.queries import notes_to_answer

from .loading import editable_edition_or_404, part_or_404, part_section_or_404
from .replies import moved


@require_http_methods(["GET", "HEAD", "POST"])
def add_part(request: HttpRequest, public_id: str, section: str) -> HttpResponse:
    """Asks for one more part and adds it."""
    section, spec = part_section_or_404(section)
    edition = editable_edition_or_404(request, public_id)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = spec.adding_form(*sent)
    if form.is_valid():
        actions.add_part(edition=edition, by=request.user, spec=spec, values=form.values())
        return _back_to_list(request, edition, section, f"Added: {spec.one}")
    return _ask(request, edition, section, form, heading=f"Add {spec.a_one}")


@require_http_methods(["GET", "HEAD", "POST"])
def change_part(request: HttpRequest, public_id: str, section: str, pk: int) -> HttpResponse:
    """Shows one part's answers and saves them."""
    section, spec = part_section_or_404(section)
    edition = editable_edition_or_404(request, public_id)
    part = part_or_404(edition, spec, pk)
    form = spec.form(request.POST if request.method == "POST" else None, instance=part)
    if form.is_valid():
        actions.change_part(part=part, by=request.user, values=form.values())
        return _back_to_list(request, edition, section, f"Saved: {spec.one}")
    return _ask(request, edition, section, form, heading=f"Change this {spec.one}", part=part)


@require_http_methods(["GET", "HEAD", "POST"])
def remove_part(request: HttpRequest, public_id: str, section: str, pk: int) -> HttpResponse:
    """Asks whether to remove one part, and removes it."""
    section, spec = part_section_or_404(section)
    edition = editable_edition_or_404(request, public_id)
    part = part_or_404(edition, spec, pk)
    if request.method == "POST":
        actions.remove_part(part=part, by=request.user)
        return _back_to_list(request, edition, section, f"Removed: {spec.one}")
    context = {
        "part": part,
        "rows": part_rows(spec, part),
        "spec": section,
        "back": _list_address(request, edition, section),
    }
    return render(request, "casestudies/drafting/remove_part.html", context)


@require_POST
def move_part(request: HttpRequest, public_id: str, section: str, pk: int) -> HttpResponse:
    """Moves one part up or down by one."""
    section, _ = part_section_or_404(section)
    edition = editable_edition_or_404(request, public_id)
    return moved(request, edition, section, pk, up=request.POST.get("to") == "up")


def _list_address(request: HttpRequest, edition, section) -> str:
    return section_address(edition, section, from_check=came_from_check(request))


def _back_to_list(request: HttpRequest, edition, section, news: str) -> HttpResponse:
    messages.success(request, news)
    return redirect(_list_address(request, edition, section))


def _ask(request: HttpRequest, edition, section, form, *, heading: str, part=None) -> HttpResponse:
    context = {
        "form": form,
        "heading": heading,
        "spec": section,
        "part": part,
        "note": notes_to_answer(edition).get(section.section, ""),
        "back": _list_address(request, edition, section),
    }
    return render(request, "casestudies/drafting/part.html", context)

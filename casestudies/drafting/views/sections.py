"""One page for every section: its questions, its parts, and what a moderator asks for."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from casestudies.drafting import actions
from casestudies.drafting.addresses import came_from_check, way_back
from casestudies.drafting.answers import part_rows
from casestudies.drafting.queries import notes_to_answer, tags_in_use
from casestudies.drafting.sections import Page, SectionSpec
from casestudies.models import Edition
from casestudies.vocabulary import Section

from .loading import editable_edition_or_404, section_or_404
from .replies import section_saved


@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, public_id: str, section: str, page: int = 1) -> HttpResponse:
    """Shows and saves one page of one section."""
    spec = section_or_404(section)
    edition = editable_edition_or_404(request, public_id)
    asked = _page_to_ask(spec, edition, page)
    form = asked.form(request.POST if request.method == "POST" else None, edition=edition) if asked else None
    if request.method == "POST" and (form is None or form.is_valid()):
        if form:
            actions.save_answers(
                edition=edition, by=request.user, answers=form.answers(), suggestions=form.suggestions()
            )
        return section_saved(request, edition, spec, page)
    template = asked.template if asked else Page.template
    return render(request, template, _context(request, edition, spec, page, asked, form))


def _page_to_ask(spec: SectionSpec, edition: Edition, number: int) -> Page | None:
    """The page of questions; None where there is none, or where "none that we know of" is no longer the question."""
    if not 1 <= number <= max(1, len(spec.pages)):
        raise Http404
    if not spec.pages or (spec.part and spec.part.none and getattr(edition, spec.part.relation).all()):
        return None
    return spec.pages[number - 1]


def _context(request: HttpRequest, edition: Edition, spec: SectionSpec, number: int, asked: Page | None, form) -> dict:
    parts = getattr(edition, spec.part.relation).all() if spec.part else []
    return {
        "edition": edition,
        "spec": spec,
        "form": form,
        "heading": asked.heading if asked else spec.heading,
        "caption": f"Page {number} of {len(spec.pages)}" if len(spec.pages) > 1 else "",
        "note": notes_to_answer(edition).get(spec.section, ""),
        "parts": [(part, part_rows(spec.part, part)) for part in parts],
        "saves_first": form is not None and spec.part is not None and not spec.part.none,
        "is_full": spec.part is not None and len(parts) >= spec.part.limit,
        "back": way_back(request, edition),
        "query": "?return=check" if came_from_check(request) else "",
        "suggested": edition.suggestions.all(),
        "tags": tags_in_use() if spec.section == Section.TAGS else [],
    }

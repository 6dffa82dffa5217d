"""One page for every section: its questions, its parts, and what a moderator or a colleague asks for."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from casestudies.drafting.addresses import came_from_check, way_back
from casestudies.drafting.answers import part_rows
from casestudies.drafting.places import PagePlace
from casestudies.drafting.queries import notes_to_answer, remarks_on, tags_in_use
from casestudies.drafting.saving import save_typed
from casestudies.drafting.sections import Page, SectionSpec
from casestudies.drafting.sittings import Opened, opened, reopened, what_was_sent
from casestudies.models import Edition
from casestudies.permissions import check_can_edit
from casestudies.stored_files.checking import look_again
from casestudies.stored_files.quota import used_in_words
from casestudies.vocabulary import Section

from .autosave import asks_to_sign_in, by_itself, told
from .loading import own_edition_or_404, section_or_404
from .noticing import noticed, settled, settles, shown_first
from .replies import LATER, not_saved, section_saved


@asks_to_sign_in
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, public_id: str, section: str, page: int = 1) -> HttpResponse:
    """Shows and saves one page of one section."""
    spec = section_or_404(section)
    edition = own_edition_or_404(request, public_id)
    if not 1 <= page <= max(1, len(spec.pages)):
        raise Http404
    if request.method == "POST" and spec.pages:
        return _save(request, PagePlace(edition, spec, page))
    check_can_edit(request.user, edition)
    if request.method == "POST":
        return section_saved(request, edition, spec, page)
    if spec.section == Section.ATTACHMENTS and look_again(edition):
        edition = own_edition_or_404(request, public_id)
    asked = _page_to_ask(spec, edition, page)
    shown = opened(PagePlace(edition, spec, page), request.user) if asked else None
    return _show(request, edition, spec, page, asked, shown)


def _save(request: HttpRequest, place: PagePlace) -> HttpResponse:
    later = request.POST.get("then") == LATER
    finished = not (later or settles(request) or by_itself(request))
    saved = save_typed(place=place, by=request.user, sent=what_was_sent(request), finished=finished)
    if by_itself(request):
        return told(saved)
    edition, spec = saved.place.edition, place.section
    if saved.refused or saved.met:
        return not_saved(request, saved)
    asked = spec.pages[place.number - 1]
    if settles(request):
        page = opened(saved.place, request.user)
        return settled(request, saved.place) or _show(request, edition, spec, place.number, asked, page)
    if not later and not saved.is_gone and saved.form.errors:
        page = reopened(saved.place, request.user, saved.form)
        return _show(request, edition, spec, place.number, asked, page)
    goes_on = not request.POST.get("then")
    return (goes_on and shown_first(request, saved.place)) or section_saved(request, edition, spec, place.number, saved)


def _page_to_ask(spec: SectionSpec, edition: Edition, number: int) -> Page | None:
    """The page of questions; None where there is none, or where "none that we know of" is no longer the question."""
    if not spec.pages or (spec.part and spec.part.none and getattr(edition, spec.part.relation).all()):
        return None
    return spec.pages[number - 1]


def _show(request: HttpRequest, edition: Edition, spec: SectionSpec, number: int, asked, page) -> HttpResponse:
    template = asked.template if asked else Page.template
    notices = noticed(request, PagePlace(edition, spec, number)) if asked else {}
    return render(request, template, _context(request, edition, spec, number, asked, page) | notices)


def _context(
    request: HttpRequest, edition: Edition, spec: SectionSpec, number: int, asked: Page | None, page: Opened | None
) -> dict:
    parts = getattr(edition, spec.part.relation).all() if spec.part else []
    return {
        "edition": edition,
        "spec": spec,
        "form": page and page.form,
        "carried": page and page.carried,
        "heading": asked.heading if asked else spec.heading,
        "caption": f"Page {number} of {len(spec.pages)}" if len(spec.pages) > 1 else "",
        "note": notes_to_answer(edition).get(spec.section, ""),
        "remarks": remarks_on(edition, spec.section),
        "parts": [(part, part_rows(spec.part, part)) for part in parts],
        "saves_first": asked is not None and spec.part is not None and not spec.part.none,
        "is_full": spec.part is not None and len(parts) >= spec.part.limit,
        "back": way_back(request, edition),
        "query": "?return=check" if came_from_check(request) else "",
        "used": used_in_words(request.user) if spec.part and spec.part.takes_upload else "",
        "suggested": edition.suggestions.all(),
        "tags": tags_in_use() if spec.section == Section.TAGS else [],
    }

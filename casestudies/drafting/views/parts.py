"""Adding, changing, removing and moving one repeatable part: the same pages for every kind."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from casestudies.drafting import actions
from casestudies.drafting.addresses import came_from_check, section_address
from casestudies.drafting.answers import part_rows
from casestudies.drafting.places import PartPlace
from casestudies.drafting.queries import notes_to_answer, remarks_on
from casestudies.drafting.saving import Saved, save_typed
from casestudies.drafting.sittings import Opened, opened, reopened, what_was_sent
from casestudies.errors import StaleDecision
from casestudies.permissions import check_can_edit
from casestudies.stored_files.quota import used_in_words

from .autosave import asks_to_sign_in, by_itself, told
from .loading import editable_edition_or_404, own_edition_or_404, part_or_404, part_section_or_404
from .noticing import noticed, settled, settles, shown_first
from .replies import LATER, moved, not_saved, saved_for_later


@asks_to_sign_in
@require_http_methods(["GET", "HEAD", "POST"])
def add_part(request: HttpRequest, public_id: str, section: str) -> HttpResponse:
    """Asks for one more part and adds it."""
    section, _ = part_section_or_404(section)
    place = PartPlace(own_edition_or_404(request, public_id), section)
    if request.method == "POST":
        return _save(request, place)
    check_can_edit(request.user, place.edition)
    return _ask(request, place, opened(place, request.user))


@asks_to_sign_in
@require_http_methods(["GET", "HEAD", "POST"])
def change_part(request: HttpRequest, public_id: str, section: str, pk: int) -> HttpResponse:
    """Shows one part's answers and saves them. What was typed in one that a colleague removed is kept."""
    section, _ = part_section_or_404(section)
    place = PartPlace(own_edition_or_404(request, public_id), section, pk)
    if place.is_gone() and not what_was_sent(request).token:
        raise Http404
    if request.method == "POST":
        return _save(request, place)
    check_can_edit(request.user, place.edition)
    return _ask(request, place, opened(place, request.user))


@require_http_methods(["GET", "HEAD", "POST"])
def remove_part(request: HttpRequest, public_id: str, section: str, pk: int) -> HttpResponse:
    """Asks whether to remove one part, and removes it if it still says what the person saw."""
    section, spec = part_section_or_404(section)
    edition = editable_edition_or_404(request, public_id)
    part = part_or_404(edition, spec, pk)
    changed_meanwhile = False
    if request.method == "POST":
        try:
            actions.remove_part(part=part, by=request.user, spec=spec, seen=request.POST.get("seen", ""))
            return _back_to_list(request, edition, section, f"Removed: {spec.one}")
        except StaleDecision:
            changed_meanwhile = True
            part = part_or_404(edition, spec, pk)
    context = {
        "part": part,
        "rows": part_rows(spec, part),
        "spec": section,
        "seen": actions.part_mark(spec, part),
        "changed_meanwhile": changed_meanwhile,
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


def _save(request: HttpRequest, place: PartPlace) -> HttpResponse:
    later = request.POST.get("then") == LATER
    finished = not (later or settles(request) or by_itself(request))
    saved = save_typed(place=place, by=request.user, sent=what_was_sent(request), finished=finished)
    if by_itself(request):
        return told(saved)
    if saved.refused or saved.met or saved.is_gone:
        return not_saved(request, saved)
    if settles(request):
        return settled(request, saved.place) or _ask(request, saved.place, opened(saved.place, request.user))
    if later:
        return saved_for_later(request)
    if saved.form.errors:
        return _ask(request, saved.place, reopened(saved.place, request.user, saved.form))
    return shown_first(request, saved.place) or _done(request, place, saved)


def _done(request: HttpRequest, place: PartPlace, saved: Saved) -> HttpResponse:
    done = "Added" if place.is_new else "Saved"
    return _back_to_list(request, saved.place.edition, place.section, f"{done}: {place.spec.one}")


def _ask(request: HttpRequest, place: PartPlace, page: Opened) -> HttpResponse:
    one = place.spec
    context = {
        "form": page.form,
        "carried": page.carried,
        "heading": f"Add {one.a_one}" if place.is_new else f"Change this {one.one}",
        "spec": place.section,
        "part": place.part(),
        "used": used_in_words(request.user) if one.takes_upload and place.is_new else "",
        "note": notes_to_answer(place.edition).get(place.section.section, ""),
        "remarks": remarks_on(place.edition, place.section.section),
        "back": _list_address(request, place.edition, place.section),
    }
    return render(request, one.template, context | noticed(request, place))

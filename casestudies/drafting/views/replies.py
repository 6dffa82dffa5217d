"""What happens after something was saved."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from casestudies.drafting import actions
from casestudies.drafting.addresses import came_from_check, part_address, section_address, way_back
from casestudies.drafting.answers import NONE
from casestudies.drafting.saving import Saved
from casestudies.drafting.sections import SectionSpec
from casestudies.errors import PermissionRefused
from casestudies.models import Edition, KeptAnswer
from sharing_portal.sent_numbers import sent_number

from .loading import part_or_404

LATER = "later"


def saved_for_later(request: HttpRequest) -> HttpResponse:
    """To the list of one's own case studies, with the news that all is kept."""
    messages.success(request, "Saved. Come back whenever you like.")
    return redirect("drafting:mine")


def not_saved(request: HttpRequest, saved: Saved) -> HttpResponse:
    """To both texts, where a colleague changed the same. Raises what refused the save, once all typed is kept."""
    case_study = saved.place.edition.case_study
    if saved.refused:
        kept = KeptAnswer.objects.of(request.user, case_study).exists()
        more = " What you typed is kept for you, under “My case studies”." if kept else ""
        raise PermissionRefused(f"{saved.refused.message}{more}", code=saved.refused.code)
    return redirect("drafting:both_texts", case_study.public_id)


def moved(request: HttpRequest, edition: Edition, spec: SectionSpec, pk: int, *, up: bool) -> HttpResponse:
    """Moves a part, and back to the list. Raises Http404 when the edition has no such part."""
    part = part_or_404(edition, spec.part, pk)
    actions.move_part(part=part, by=request.user, spec=spec.part, up=up)
    return redirect(section_address(edition, spec, from_check=came_from_check(request)))


def section_saved(
    request: HttpRequest, edition: Edition, spec: SectionSpec, page: int, saved: Saved | None = None
) -> HttpResponse:
    """To where the button that was pressed leads: a part, later, the section's next page, or back."""
    if saved and saved.is_gone and request.POST.get(spec.part.none):
        messages.info(request, f"Not saved: {NONE.lower()}. A colleague added {spec.part.a_one} meanwhile.")
    then, _, key = request.POST.get("then", "").partition(":")
    pk = sent_number(key)
    back = came_from_check(request)
    if then == LATER:
        return saved_for_later(request)
    if spec.part and then == "add":
        return redirect(part_address("add_part", edition, spec, from_check=back))
    if spec.part and then in {"change_part", "remove_part"} and pk:
        return redirect(part_address(then, edition, spec, pk, from_check=back))
    if spec.part and then in {"up", "down"} and pk:
        return moved(request, edition, spec, pk, up=then == "up")
    if page < len(spec.pages) and not back:
        return redirect(section_address(edition, spec, page + 1))
    if not back:
        messages.success(request, f"Saved: {spec.section.label}")
    return redirect(way_back(request, edition))

"""Who writes and checks a case study: inviting, removing, leaving, and handing the lead over."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from casestudies.errors import DomainError
from casestudies.models import CaseStudy, Collaborator
from casestudies.permissions import check_can_lead, is_own
from casestudies.together import actions, invitations
from casestudies.together.forms import InviteForm
from casestudies.together.queries import people_in, waiting_in

from .loading import shared_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, public_id: str) -> HttpResponse:
    """Everybody who takes part, for all of them to see; the lead can invite more."""
    case_study = shared_or_404(request, public_id)
    form = InviteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        check_can_lead(request.user, case_study)
        if form.is_valid() and _invited(request, case_study, form):
            messages.success(request, f"Invited: {form.cleaned_data['email']}")
            return redirect("together:people", public_id)
    context = {
        "case_study": case_study,
        "edition": case_study.editions.last(),
        "people": people_in(case_study),
        "leads": is_own(request.user, case_study),
        "form": form,
        "waiting": waiting_in(case_study),
    }
    return render(request, "casestudies/together/people.html", context)


@require_POST
def leave(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ends one's own part, with one click."""
    actions.leave(case_study=shared_or_404(request, public_id), by=request.user)
    messages.success(request, "You have left the case study.")
    return redirect("drafting:mine")


@require_POST
def remove(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    """Ends somebody else's part."""
    collaborator = _collaborator_or_404(request, public_id, pk)
    actions.remove(collaborator=collaborator, by=request.user)
    messages.success(request, f"Removed: {collaborator.user.get_short_name()}")
    return redirect("together:people", public_id)


@require_POST
def offer_lead(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    """Offers the lead to somebody who writes."""
    collaborator = _collaborator_or_404(request, public_id, pk)
    actions.offer_lead(collaborator=collaborator, by=request.user)
    messages.success(
        request, f"You offered the lead to {collaborator.user.get_short_name()}. You lead until they accept."
    )
    return redirect("together:people", public_id)


@require_POST
def answer_offer(request: HttpRequest, public_id: str) -> HttpResponse:
    """Takes the lead that was offered, says no, or as the lead takes the offer back."""
    case_study = shared_or_404(request, public_id)
    then = request.POST.get("then")
    if then == "take_back":
        actions.take_back_offer(case_study=case_study, by=request.user)
        messages.success(request, "You took the offer back.")
    else:
        actions.answer_offer(case_study=case_study, by=request.user, accepts=then == "accept")
        messages.success(request, "You lead this case study now." if then == "accept" else "You said no to the lead.")
    return redirect("together:people", public_id)


@require_POST
def withdraw(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    """Takes an invitation back."""
    case_study = shared_or_404(request, public_id)
    check_can_lead(request.user, case_study)
    invitation = get_object_or_404(case_study.invitations.select_related("case_study"), pk=pk)
    invitations.withdraw(invitation=invitation, by=request.user)
    messages.success(request, f"The invitation to {invitation.email} no longer works.")
    return redirect("together:people", public_id)


def _collaborator_or_404(request: HttpRequest, public_id: str, pk: int) -> Collaborator:
    case_study = shared_or_404(request, public_id)
    return get_object_or_404(case_study.collaborators.select_related("case_study", "user__profile"), pk=pk)


def _invited(request: HttpRequest, case_study: CaseStudy, form: InviteForm) -> bool:
    """Invites; where the rules say no, the form says why."""
    try:
        invitations.invite(case_study=case_study, by=request.user, **form.cleaned_data)
    except DomainError as refused:
        form.add_error("email", refused.message)
        return False
    return True

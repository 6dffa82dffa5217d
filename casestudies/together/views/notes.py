"""Notes of those who check to those who write."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from casestudies.permissions import check_can_remark, writes
from casestudies.together import actions
from casestudies.together.forms import NoteForm
from casestudies.together.queries import notes_in

from .loading import shared_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def notes(request: HttpRequest, public_id: str) -> HttpResponse:
    """All notes nobody has seen to, and leaving one more."""
    case_study = shared_or_404(request, public_id)
    check_can_remark(request.user, case_study)
    form = NoteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.leave_note(case_study=case_study, by=request.user, **form.cleaned_data)
        messages.success(request, "Your note is there for the people who write.")
        return redirect("together:notes", public_id)
    context = {
        "case_study": case_study,
        "edition": case_study.editions.last(),
        "form": form,
        "notes": notes_in(case_study),
        "can_see_to": writes(request.user, case_study),
    }
    return render(request, "casestudies/together/notes.html", context)


@require_POST
def done(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    """Says that a note was seen to."""
    case_study = shared_or_404(request, public_id)
    remark = get_object_or_404(case_study.remarks.select_related("case_study"), pk=pk)
    actions.see_to(remark=remark, by=request.user)
    messages.success(request, "Done. The note is no longer shown.")
    return redirect("together:notes", public_id)

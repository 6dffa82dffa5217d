"""An author's own case studies, and where one of them stands."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casestudies.completeness import completeness
from casestudies.drafting.answers import sections_to_check
from casestudies.drafting.next_place import next_step
from casestudies.drafting.progress import REVIEW_TAKES, standing_of, task_groups
from casestudies.drafting.queries import (
    has_to_choose,
    is_offered_lead,
    last_decision,
    notes_to_answer,
    own_case_studies,
    remarks_on,
)
from casestudies.messages.choosing import wants
from casestudies.messages.kinds import Group
from casestudies.models import Edition
from casestudies.permissions import can_edit, can_move, can_remark, can_start_again, can_start_edition, is_own
from casestudies.states import Status

from .loading import own_edition_or_404

PAGE_SIZE = 20


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Everything the person leads, the one saved last first."""
    page = Paginator(own_case_studies(request.user), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(
        request,
        "casestudies/drafting/mine.html",
        {"page": page, "standings": [standing_of(case_study, request.user) for case_study in page]},
    )


@require_safe
def tasks(request: HttpRequest, public_id: str) -> HttpResponse:
    """The task list for those who may write now; otherwise where the case study is, and what it says."""
    edition = own_edition_or_404(request, public_id)
    if can_edit(request.user, edition):
        return render(request, "casestudies/drafting/tasks.html", _task_context(request, edition))
    return render(request, "casestudies/drafting/standing.html", _standing_context(request, edition))


def _task_context(request: HttpRequest, edition: Edition) -> dict:
    notes = notes_to_answer(edition)
    return {
        "edition": edition,
        "groups": task_groups(edition, notes),
        "has_notes": bool(notes),
        "percent": completeness(edition),
        "useful": next_step(edition),
        "wants_questions": wants(request.user.email, Group.QUESTIONS),
        "decision": last_decision(edition),
        "readers_have_older": edition.case_study.published_edition is not None,
        "leads": is_own(request.user, edition.case_study),
        "remarks": remarks_on(edition),
        "has_to_choose": has_to_choose(request.user, edition.case_study),
        "is_offered_lead": is_offered_lead(request.user, edition.case_study),
    }


def _standing_context(request: HttpRequest, edition: Edition) -> dict:
    case_study = edition.case_study
    return {
        "edition": edition,
        "decision": last_decision(edition),
        "checked": sections_to_check(edition, can_change=False),
        "can_withdraw": can_move(request.user, edition, Status.WITHDRAWN),
        "can_make_changes": can_start_edition(request.user, case_study),
        "can_start_again": case_study.published_edition is None and can_start_again(request.user, case_study),
        "readers_have_older": case_study.published_edition not in (None, edition),
        "review_takes": REVIEW_TAKES,
        "can_remark": can_remark(request.user, case_study),
        "has_to_choose": has_to_choose(request.user, case_study),
    }

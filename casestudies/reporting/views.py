"""Reporting a problem, and the moderators' pages about reports. The admin site guards the latter (see urls.py)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casestudies.errors import DomainError
from casestudies.models import CaseStudy, Edition, Report
from casestudies.permissions import check_can_moderate, why_not
from casestudies.throttle import ENOUGH, Allowance, address_of
from casestudies.vocabulary import ReportKind, ReportOutcome
from sharing_portal.nhsuk.components import Link

from . import actions, queries
from .forms import CloseForm, ReportForm

REPORTS = Allowance("report", most=20, most_of_all=400)
# Counted apart: no other report ever keeps out that a patient could be recognised.
URGENT_REPORTS = Allowance("urgent-report", most=20, most_of_all=400)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, public_id: str) -> HttpResponse:
    """Says what is wrong with a published case study; for every reader."""
    study = get_object_or_404(CaseStudy.objects.visible_to(request.user).published(), public_id=public_id)
    form = ReportForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_valid():
        said = form.cleaned_data
        sender = address_of(request)
        allowance = URGENT_REPORTS if said["kind"] == ReportKind.PATIENT else REPORTS
        if allowance.has_room(sender):
            if allowance.is_first_today(sender, public_id, said["kind"], said["text"]):
                actions.report(edition=study.published_edition, by=request.user, **said)
            return redirect("reporting:sent")
        form.add_error(None, ENOUGH)
        status = 429
    context = {"form": form, "edition": study.published_edition, "case_study": study}
    return render(request, "casestudies/reporting/report.html", context, status=status)


@login_not_required
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Thanks for a report, and what happens next. The same for everybody."""
    return render(request, "casestudies/reporting/sent.html")


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """Every open report, those about patients first."""
    context = {"way_here": _way_here()[:1], "reports": queries.open_reports(request.user)}
    return render(request, "casestudies/reporting/reports.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def of_case_study(request: HttpRequest, public_id: str) -> HttpResponse:
    """The reports of one case study beside its words, and closing them one by one."""
    study = get_object_or_404(queries.reported_to(request.user), public_id=public_id)
    edition = queries.edition_beside(study, request.user)
    closed = why_not(check_can_moderate, request.user, edition)
    waiting = [] if closed else list(queries.reports_for(request.user).open().filter(case_study=study).urgent_first())
    sent = _form_of(waiting, request)
    came_late = "report" in request.POST and not closed and sent is None
    status = 409 if came_late else 200
    if sent and sent[1].is_valid():
        try:
            _close(request, *sent)
        except DomainError as error:
            sent[1].add_error(None, error.message)
            status = error.status
        else:
            return redirect("admin:reporting_of_case_study", public_id)
    context = {
        "way_here": _way_here(),
        "edition": edition,
        "closed": closed,
        "rows": [(one, sent[1] if sent and sent[0] == one else _new_form(one, edition)) for one in waiting],
        "form": sent[1] if sent else None,
        "came_late": came_late,
        "late": CloseForm(request.POST, prefix=f"report-{request.POST['report']}") if came_late else None,
        "earlier": [] if closed else queries.closed_of(study, request.user),
    }
    return render(request, "casestudies/reporting/of_case_study.html", context, status=status)


def _form_of(waiting: list[Report], request: HttpRequest) -> tuple[Report, CloseForm] | None:
    """The report that was sent with its form; None when none was, or it is not waiting any more."""
    about = request.POST.get("report", "")
    found = next((one for one in waiting if str(one.pk) == about), None)
    return (found, CloseForm(request.POST, prefix=f"report-{found.pk}")) if found else None


def _new_form(report: Report, edition: Edition) -> CloseForm:
    return CloseForm(prefix=f"report-{report.pk}", initial={"expected_version": edition.version})


def _close(request: HttpRequest, report: Report, form: CloseForm) -> None:
    said: dict[str, Any] = {name: form.cleaned_data[name] for name in ("outcome", "note", "expected_version")}
    actions.close(report=report, by=request.user, to_author=form.to_author, **said)
    if said["outcome"] == ReportOutcome.TAKEN_DOWN:
        messages.success(request, f"“{report.edition}” is taken down. Its author has been told why.")
    else:
        messages.success(request, f"Closed: {report.get_kind_display()[0].lower()}{report.get_kind_display()[1:]}.")


def _way_here() -> list[Link]:
    return [
        Link("Administration", reverse("admin:index")),
        Link("Reports of problems", reverse("admin:reporting_reports")),
    ]

"""Closing what readers reported, with all that follows from it."""

from django.db import transaction
from django.utils import timezone

from casestudies.messages import write_mail
from casestudies.models import CaseStudy, Report
from casestudies.vocabulary import ReportOutcome
from improvers.audit import Kind, record


@transaction.atomic
def close_report(*, report: Report, by, outcome: ReportOutcome, note: str = "") -> None:
    """Closes an open report, answers the reader who left an address, and forgets that address.

    The caller has asked whether `by` may. The reader is told the outcome, never the note.
    """
    email = report.email
    report.outcome, report.note, report.email = outcome, note, ""
    report.closed_by, report.closed_at = by, timezone.now()
    report.save(update_fields=["outcome", "note", "email", "closed_by", "closed_at"])
    record(Kind.REPORT_SETTLED, by=by, about=f"case study {report.case_study.public_id}", outcome=str(outcome))
    if email:
        write_mail("report_closed", to=email, report=report, edition=report.edition)


@transaction.atomic
def close_reports_of(*, case_study: CaseStudy, by) -> int:
    """Closes every open report of a case study that was taken down. Gives how many there were."""
    waiting = Report.objects.open().filter(case_study=case_study).select_for_update(of=("self",))
    reports = list(waiting.select_related("edition__case_study"))
    for report in reports:
        close_report(report=report, by=by, outcome=ReportOutcome.TAKEN_DOWN)
    return len(reports)

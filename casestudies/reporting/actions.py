"""What can be done about problems."""

from django.conf import settings
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.urls import reverse

from casestudies import index
from casestudies.errors import DomainError
from casestudies.messages import write_mail
from casestudies.models import CaseStudy, Edition, Report
from casestudies.permissions import can_moderate, check_can_moderate
from casestudies.reports import close_report, close_reports_of
from casestudies.states import Status
from casestudies.vocabulary import ReportKind, ReportOutcome
from casestudies.workflow import move
from improvers.models import User
from improvers.roles import Role


@transaction.atomic
def report(*, edition: Edition, by, kind: str, text: str, email: str = "") -> Report:
    """Keeps what a reader says is wrong with a published edition; `by` may be nobody who is signed in.

    Moderators are written to at once where a patient could be recognised, and not again while they have such a report
    of it to look at. The email never says what was reported.
    """
    kept = Report.objects.create(
        case_study=edition.case_study,
        edition=edition,
        by=by if by.is_authenticated else None,
        kind=ReportKind(kind),
        text=text,
        email=email,
    )
    if kept.is_urgent and not _is_known(kept):
        _tell_moderators(edition)
    return kept


@transaction.atomic
def close(
    *, report: Report, by, outcome: str, note: str = "", to_author: str = "", expected_version: int | None = None
) -> None:
    """Closes one report. `to_author` is what the lead is asked to change, or why the case study is taken down.

    Taking down takes the edition readers have, of which `by` saw `expected_version`, and closes every other report of
    the case study too; where a patient could be recognised readers are not told its title either. Raises
    PermissionRefused, DomainError("closed") when somebody else closed it, StaleDecision.
    """
    study = CaseStudy.objects.locked(report.case_study_id)
    waiting = Report.objects.open().select_for_update(of=("self",)).select_related("edition__case_study__lead__profile")
    report = waiting.filter(pk=report.pk).first()
    if report is None:
        raise DomainError("Another moderator closed this report.", code="closed")
    check_can_moderate(by, report.edition)
    if outcome == ReportOutcome.TAKEN_DOWN:
        _take_down(report, by, to_author, expected_version)
    if outcome == ReportOutcome.AUTHOR_ASKED:
        _ask_author(report, to_author)
    close_report(report=report, by=by, outcome=ReportOutcome(outcome), note=note or to_author)
    if outcome == ReportOutcome.TAKEN_DOWN:
        close_reports_of(case_study=study, by=by)


def _take_down(report: Report, by, reason: str, expected_version: int | None) -> None:
    edition = Edition.objects.published().filter(case_study=report.case_study_id).first()
    if edition is not None:
        move(edition=edition, to=Status.UNPUBLISHED, by=by, expected_version=expected_version or 0, comment=reason)
        CaseStudy.objects.filter(pk=report.case_study_id).update(title_withheld=report.is_urgent)
        index.follow_after_commit()


def _ask_author(report: Report, asked: str) -> None:
    lead = report.edition.case_study.lead
    if lead is None or not lead.is_active:
        raise DomainError("Nobody leads this case study, so nobody can be asked to change it.", code="no_author")
    link = f"{settings.PORTAL_URL}{report.edition.case_study.get_absolute_url()}"
    write_mail(
        "report_to_author", to=lead.email, name=lead.get_short_name(), edition=report.edition, asked=asked, link=link
    )


def _is_known(report: Report) -> bool:
    return Report.objects.open().urgent().filter(edition=report.edition).exclude(pk=report.pk).exists()


def _tell_moderators(edition: Edition) -> None:
    path = reverse("admin:reporting_of_case_study", args=[edition.case_study.public_id])
    prefetch_related_objects([edition.case_study], "collaborators")
    moderators = User.objects.filter(role__in=[Role.MODERATOR, Role.ADMINISTRATOR], is_active=True)
    for moderator in moderators.select_related("profile").order_by("pk"):
        if can_moderate(moderator, edition):
            write_mail(
                "report_urgent",
                to=moderator.email,
                name=moderator.get_short_name(),
                edition=edition,
                link=f"{settings.PORTAL_URL}{path}",
            )

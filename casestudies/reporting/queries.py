"""What moderators read of reports."""

from django.db.models import Exists, OuterRef, QuerySet

from casestudies.models import CaseStudy, Edition, Report
from casestudies.permissions import can_moderate

_CLOSED_SHOWN = 25


def reports_for(user) -> QuerySet[Report]:
    """The reports a person may read, with what a row of them shows."""
    reports = Report.objects.visible_to(user)
    return reports.select_related("edition__case_study__lead__profile", "by__profile", "closed_by__profile")


def open_reports(user) -> list[Report]:
    """Every open report, those about patients first, without the ones on what the person has a part in."""
    waiting = reports_for(user).open().urgent_first().prefetch_related("edition__case_study__collaborators")
    return [report for report in waiting if can_moderate(user, report.edition)]


def reported_to(user) -> QuerySet[CaseStudy]:
    """Case studies a moderator may see that were ever reported."""
    reported = Report.objects.visible_to(user).filter(case_study=OuterRef("pk"))
    return CaseStudy.objects.visible_to(user).filter(Exists(reported))


def edition_beside(case_study: CaseStudy, user) -> Edition:
    """The edition to read beside the reports: the published one, or else the one reported last, with all its parts."""
    editions = Edition.objects.visible_to(user).filter(case_study=case_study).with_parts()
    last = Report.objects.visible_to(user).filter(case_study=case_study).order_by("-pk").values("edition")[:1]
    return editions.published().first() or editions.get(pk__in=last)


def closed_of(case_study: CaseStudy, user) -> list[Report]:
    """The reports of a case study that were closed, the last closed first."""
    return list(
        reports_for(user).filter(case_study=case_study).exclude(closed_at=None).order_by("-closed_at")[:_CLOSED_SHOWN]
    )

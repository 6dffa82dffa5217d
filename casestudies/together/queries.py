"""What the pages of people who share a case study read."""

from django.db.models import QuerySet

from casestudies.models import CaseStudy, Collaborator, Invitation, Remark


def shared_case_study(user, public_id: str) -> CaseStudy | None:
    """A case study the person leads or takes part in; None when they do not."""
    return CaseStudy.objects.shared_with(user).select_related("lead__profile").filter(public_id=public_id).first()


def people_in(case_study: CaseStudy) -> list[Collaborator]:
    """Who takes part, in the order they joined."""
    return list(case_study.collaborators.select_related("user__profile"))


def waiting_in(case_study: CaseStudy) -> QuerySet[Invitation]:
    """The invitations nobody has answered yet."""
    return case_study.invitations.open()


def notes_in(case_study: CaseStudy) -> QuerySet[Remark]:
    """The notes nobody has seen to yet, the oldest first."""
    return case_study.remarks.filter(done_at=None).select_related("by__profile")

"""What people who share a case study can do: leave, be removed, hand the lead over, and leave notes."""

from django.db import transaction
from django.utils import timezone

from casestudies.errors import DomainError
from casestudies.messages import link_to, write_mail
from casestudies.models import CaseStudy, Collaborator, Remark
from casestudies.permissions import check_can_lead, check_can_remark, is_own, part_of, writes
from casestudies.vocabulary import PartToPlay, Section


@transaction.atomic
def leave(*, case_study: CaseStudy, by) -> None:
    """Ends one's own part, once. Raises DomainError("leads") for the lead, who has to hand over first."""
    if is_own(by, case_study):
        raise DomainError("You lead this case study. Hand it over before you leave.", code="leads")
    gone, _ = case_study.collaborators.filter(user=by).delete()
    if gone and case_study.lead:
        _tell("left", case_study.lead, case_study, who=by)


@transaction.atomic
def remove(*, collaborator: Collaborator, by) -> None:
    """Ends somebody's part. Raises PermissionRefused unless `by` leads the case study."""
    check_can_lead(by, collaborator.case_study)
    gone, _ = Collaborator.objects.filter(pk=collaborator.pk).delete()
    if gone:
        _tell("removed", collaborator.user, collaborator.case_study, who=by)


@transaction.atomic
def offer_lead(*, collaborator: Collaborator, by) -> None:
    """Offers the lead to somebody who writes; it is theirs once they accept. An earlier offer is taken back.

    Raises PermissionRefused unless `by` leads the case study, DomainError for somebody who does not write.
    """
    case_study = _locked(collaborator.case_study)
    check_can_lead(by, case_study)
    if collaborator.part != PartToPlay.WRITE:
        raise DomainError("Only somebody who writes can take the lead.", code="does_not_write")
    case_study.collaborators.exclude(lead_offered_at=None).update(lead_offered_at=None)
    case_study.collaborators.filter(pk=collaborator.pk).update(lead_offered_at=timezone.now())
    _tell("lead_offered", collaborator.user, case_study, who=by)


@transaction.atomic
def take_back_offer(*, case_study: CaseStudy, by) -> None:
    """Takes the offer of the lead back. Raises PermissionRefused unless `by` leads the case study."""
    check_can_lead(by, case_study)
    case_study.collaborators.update(lead_offered_at=None)


@transaction.atomic
def answer_offer(*, case_study: CaseStudy, by, accepts: bool) -> None:
    """Takes the lead that was offered, or not. Whoever led goes on as one who writes.

    Raises DomainError("not_offered") when there is no such offer (any more).
    """
    case_study = _locked(case_study)
    offered = case_study.collaborators.filter(user=by).exclude(lead_offered_at=None).first()
    if offered is None:
        raise DomainError("Nobody offers you the lead of this case study now.", code="not_offered")
    if not accepts:
        case_study.collaborators.filter(pk=offered.pk).update(lead_offered_at=None)
        return
    before = case_study.lead
    offered.delete()
    CaseStudy.objects.filter(pk=case_study.pk).update(lead=by)
    if before:
        case_study.collaborators.create(user=before, part=PartToPlay.WRITE)
        _tell("lead_taken", before, case_study, who=by)


@transaction.atomic
def leave_note(*, case_study: CaseStudy, by, section: Section, text: str) -> Remark:
    """Leaves a note on one section for those who write. Raises PermissionRefused unless `by` checks or writes."""
    check_can_remark(by, case_study)
    return case_study.remarks.create(section=section, text=text, by=by)


def see_to(*, remark: Remark, by) -> None:
    """Says that a note was seen to. Raises DomainError unless `by` writes the case study or left the note."""
    if not (writes(by, remark.case_study) or (remark.by_id == by.pk and part_of(by, remark.case_study))):
        raise DomainError("Only people who write this case study can do this.", code="not_allowed")
    Remark.objects.filter(pk=remark.pk, done_at=None).update(done_at=timezone.now())


def _locked(case_study: CaseStudy) -> CaseStudy:
    return CaseStudy.objects.locked(case_study.pk)


def _tell(template: str, user, case_study: CaseStudy, *, who) -> None:
    link = link_to("together:people", case_study.public_id)
    write_mail(
        template,
        to=user.email,
        name=user.get_short_name(),
        who=who.get_short_name(),
        edition=case_study.editions.last(),
        link=link,
    )

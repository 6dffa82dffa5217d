"""Inviting colleagues to one case study, and answering (docs/decisions/0026)."""

import datetime

from django.db import transaction
from django.utils import timezone

from casestudies.crediting.agreeing import agree_by_invitation
from casestudies.errors import DomainError, LinkRefused
from casestudies.messages import link_to, write_mail
from casestudies.models import CaseStudy, Collaborator, Invitation
from casestudies.permissions import check_can_lead, is_own
from casestudies.tokens import hash_of, new_token
from casestudies.vocabulary import InvitationAnswer, PartToPlay
from improvers.accounts.addresses import verified_addresses
from improvers.models import User

LASTS = datetime.timedelta(days=14)
MOST_A_DAY = 20
MOST_TO_ONE_A_DAY = 3
_DAY = datetime.timedelta(days=1)


@transaction.atomic
def invite(*, case_study: CaseStudy, by, email: str, part: PartToPlay) -> Invitation:
    """Invites the person behind an address to play a part, by email. An earlier invitation to it stops working.

    Raises PermissionRefused unless `by` leads the case study, DomainError("takes_part") for somebody who is in it
    already, DomainError("too_many") after too many invitations in a day.
    """
    case_study = CaseStudy.objects.locked(case_study.pk)
    check_can_lead(by, case_study)
    email = email.lower()
    _check_is_new(case_study, email)
    _check_has_room(by, email)
    case_study.invitations.filter(email=email, answer="").update(
        answer=InvitationAnswer.WITHDRAWN, answered_at=timezone.now()
    )
    token = new_token()
    invitation = Invitation.objects.create(
        case_study=case_study,
        email=email,
        part=part,
        token_hash=hash_of(token),
        by=by,
        expires_at=timezone.now() + LASTS,
    )
    write_mail(
        "invitation",
        to=email,
        invitation=invitation,
        link=link_to("together:invitation", token),
        decline_link=link_to("together:decline", token),
    )
    return invitation


def open_invitation(token: str, user) -> Invitation:
    """The invitation a link stands for, if it can be used by this person now. Raises LinkRefused."""
    found = Invitation.objects.open().filter(token_hash=hash_of(token)).select_related("case_study", "by__profile")
    invitation = found.first()
    if invitation is None or invitation.email not in verified_addresses(user) or is_own(user, invitation.case_study):
        raise LinkRefused("This invitation cannot be used.")
    return invitation


@transaction.atomic
def accept(*, token: str, by) -> Collaborator:
    """Joins the case study with the part one was invited to play. Raises LinkRefused."""
    invitation = _locked(token, by)
    _answer(invitation, InvitationAnswer.ACCEPTED)
    collaborator, _ = Collaborator.objects.update_or_create(
        case_study=invitation.case_study, user=by, defaults={"part": invitation.part, "lead_offered_at": None}
    )
    if invitation.part == PartToPlay.CREDITED:
        agree_by_invitation(case_study=invitation.case_study, by=by)
    lead = invitation.case_study.lead
    if lead:
        write_mail("joined", to=lead.email, name=lead.get_short_name(), collaborator=collaborator)
    return collaborator


@transaction.atomic
def decline(*, token: str) -> None:
    """Declines an invitation. Whoever has the link may, and nobody is told whether it was one."""
    found = Invitation.objects.open().select_for_update().filter(token_hash=hash_of(token)).first()
    if found:
        _answer(found, InvitationAnswer.DECLINED)


@transaction.atomic
def withdraw(*, invitation: Invitation, by) -> None:
    """Takes an invitation back: its link stops working. Raises PermissionRefused unless `by` leads the case study."""
    check_can_lead(by, invitation.case_study)
    Invitation.objects.filter(pk=invitation.pk, answer="").update(
        answer=InvitationAnswer.WITHDRAWN, answered_at=timezone.now()
    )


def _locked(token: str, by) -> Invitation:
    """The invitation, locked, if this person can use it now. Of two who come at once the second finds it answered."""
    Invitation.objects.select_for_update().filter(token_hash=hash_of(token)).first()
    return open_invitation(token, by)


def _answer(invitation: Invitation, answer: InvitationAnswer) -> None:
    invitation.answer = answer
    invitation.answered_at = timezone.now()
    invitation.save(update_fields=["answer", "answered_at"])


def _check_is_new(case_study: CaseStudy, email: str) -> None:
    people = User.objects.filter(pk__in=[case_study.lead_id, *case_study.collaborators.values_list("user", flat=True)])
    if people.filter(email__iexact=email).exists():
        raise DomainError("This person takes part already.", code="takes_part")


def _check_has_room(by, email: str) -> None:
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    today = Invitation.objects.filter(at__gt=timezone.now() - _DAY)
    if today.filter(by=by).count() >= MOST_A_DAY or today.filter(email=email).count() >= MOST_TO_ONE_A_DAY:
        raise DomainError("You have sent many invitations. Wait a day before you send more.", code="too_many")

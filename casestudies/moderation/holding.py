"""Putting a review aside for a while, and going on with it."""

import datetime

from django.db import transaction
from django.utils import timezone

from casestudies.errors import DomainError
from casestudies.models import CaseStudy, Edition, Hold, Transition
from casestudies.moderation import actions
from casestudies.permissions import check_can_decide, check_can_moderate
from casestudies.states import Status
from improvers import audit


@transaction.atomic
def put_on_hold(
    *, edition: Edition, by, expected_version: int, reason: str, lasts: datetime.timedelta | None = None
) -> Hold:
    """Puts a claimed edition aside with a reason for other moderators, for a time or until somebody goes on with it.

    Nobody has claimed it then. Its author is not told: for them it still waits. Raises DomainError("reason_needed"),
    and the errors of `workflow.move`.
    """
    check_can_decide(by, edition)
    put_back = actions.release(edition=edition, by=by, expected_version=expected_version)
    if not reason.strip():
        raise DomainError("Enter why this has to wait. Only moderators read it.", code="reason_needed")
    until = timezone.now() + lasts if lasts else None
    hold = Hold.objects.create(edition=edition, by=by, reason=reason.strip(), until=until)
    audit.record(audit.Kind.HELD, by=by, about=edition.audit_reference, move=put_back.pk, hold=hold.pk)
    return hold


@transaction.atomic
def resume(*, edition: Edition, by, expected_version: int) -> Transition:
    """Takes an edition off hold and claims it. Gives the claim; raises DomainError("not_on_hold") and as `claim`."""
    CaseStudy.objects.locked(edition.case_study_id)
    edition.refresh_from_db()
    check_can_moderate(by, edition)
    if edition.status != Status.SUBMITTED or not edition.hold:
        raise DomainError("This is not on hold any more.", code="not_on_hold")
    edition.holds.end(by)
    edition.refresh_from_db()
    return actions.claim(edition=edition, by=by, expected_version=expected_version)

"""The only writer of an edition's status."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from casestudies.completeness import check_complete
from casestudies.errors import DomainError, StaleDecision
from casestudies.flags import note_flags
from casestudies.identifiers.sending import check_safe
from casestudies.messages import write_messages
from casestudies.models import CaseStudy, Edition, IndexChange, Note, Transition
from casestudies.permissions import check_can_move, claim_holds
from casestudies.sent_copies import keep_copy
from casestudies.states import MOVES, Status, is_sending
from casestudies.stored_files.checking import check_can_publish
from improvers import audit

_SHOWN_TO_READERS = {Status.PUBLISHED, Status.UNPUBLISHED}
_RECORDED_AS = {
    Status.SUBMITTED: audit.Kind.SENT,
    Status.IN_REVIEW: audit.Kind.CLAIMED,
    Status.CHANGES_REQUESTED: audit.Kind.CHANGES_ASKED,
    Status.PUBLISHED: audit.Kind.PUBLISHED,
    Status.REJECTED: audit.Kind.REJECTED,
    Status.WITHDRAWN: audit.Kind.WITHDRAWN,
    Status.SUPERSEDED: audit.Kind.SUPERSEDED,
    Status.UNPUBLISHED: audit.Kind.TAKEN_DOWN,
}
_RECORDED_APART = {
    (Status.IN_REVIEW, Status.SUBMITTED): audit.Kind.RELEASED,
    (Status.IN_REVIEW, Status.IN_REVIEW): audit.Kind.TAKEN_OVER,
}


@transaction.atomic
def move(
    *,
    edition: Edition,
    to: Status,
    by,
    expected_version: int,
    comment: str = "",
    notes: dict[str, str] | None = None,
) -> Transition:
    """Moves an edition to another status, once.

    Takes the edition, the status it shall have, `by` the person (None: the portal itself), the version of the words
    they saw, a comment, and a moderator's notes by section. In one transaction: checks table, permission, comment,
    completeness and that nothing points to a patient unexplained; writes status, version and times; supersedes the
    edition readers had; writes the Transition, its notes, a copy of the words that were sent or published, the
    IndexChange, the messages and one audit event. `edition` is refreshed. Gives the Transition.

    Raises StaleDecision when the edition is no longer at that version, IllegalMove, PermissionRefused, Incomplete,
    NotSafe, or DomainError("comment_needed").
    """
    CaseStudy.objects.locked(edition.case_study_id)
    edition.refresh_from_db()
    if edition.version != expected_version:
        raise StaleDecision("Somebody changed or decided this since you opened it. Look at it again before you decide.")
    came_from = Status(edition.status)
    check_can_move(by, edition, to)
    comment = comment.strip()
    notes = {section: text.strip() for section, text in (notes or {}).items() if text.strip()}
    _check_reason(edition, came_from, to, comment, notes)
    is_sent = is_sending(came_from, to)
    if is_sent:
        check_complete(edition)
        check_safe(edition)
    if to == Status.PUBLISHED:
        check_can_publish(edition)
        _supersede_published(edition.case_study_id)
    if came_from == Status.SUBMITTED:
        edition.holds.end(by)
    _write_status(edition, came_from, to, by, expected_version)
    transition = Transition.objects.create(
        edition=edition, from_status=came_from, to_status=to, by=by, comment=comment, version=expected_version
    )
    Note.objects.bulk_create(Note(transition=transition, section=section, text=text) for section, text in notes.items())
    if is_sent or (to == Status.PUBLISHED and by is not None):
        keep_copy(transition)
    if is_sent:
        note_flags(edition)
    if to in _SHOWN_TO_READERS:
        IndexChange.record(edition.case_study_id)
    write_messages(transition)
    _record(transition, edition)
    return transition


def _record(transition: Transition, edition: Edition) -> None:
    """The move's one row in the audit trail."""
    came_from, to = transition.from_status, transition.to_status
    audit.record(
        _RECORDED_APART.get((came_from, to), _RECORDED_AS[to]),
        by=transition.by,
        about=edition.audit_reference,
        move=transition.pk,
        came_from=came_from,
        to=to,
        version=transition.version,
    )


def _check_reason(edition: Edition, came_from: Status, to: Status, comment: str, notes: dict[str, str]) -> None:
    if came_from == to == Status.IN_REVIEW and claim_holds(edition) and not comment:
        raise DomainError(
            f"Say why you take this over. {edition.claimed_by.get_short_name()} will read it.", code="comment_needed"
        )
    if not MOVES[came_from, to].needs_comment or comment:
        return
    if to != Status.CHANGES_REQUESTED:
        raise DomainError("Enter a reason. The author will read it.", code="comment_needed")
    if not notes:
        raise DomainError(
            "Enter a comment, or a note on at least one section, so that the author knows what to change.",
            code="comment_needed",
        )


def _supersede_published(case_study_id: int) -> None:
    for old in Edition.objects.published().filter(case_study_id=case_study_id):
        move(edition=old, to=Status.SUPERSEDED, by=None, expected_version=old.version)


def _write_status(edition: Edition, came_from: Status, to: Status, by, expected_version: int) -> None:
    now = timezone.now()
    values = {"status": to, "version": F("version") + 1, "updated_at": now}
    if is_sending(came_from, to):
        values["submitted_at"] = now
    if to == Status.PUBLISHED:
        values["published_at"] = now
    values |= (
        {"claimed_by": by, "claimed_at": now} if to == Status.IN_REVIEW else {"claimed_by": None, "claimed_at": None}
    )
    written = Edition.objects.filter(pk=edition.pk, status=came_from, version=expected_version).update(**values)
    if written != 1:
        raise StaleDecision("Somebody else decided this at the same moment.")
    if to == Status.PUBLISHED:
        CaseStudy.objects.filter(pk=edition.case_study_id, first_published_at=None).update(first_published_at=now)
    edition.refresh_from_db()

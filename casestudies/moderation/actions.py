"""What a moderator can do with an edition.

Every action takes the edition, `by` the moderator and `expected_version`, the version of the words they saw; it gives
the Transition and raises the errors of `workflow.move`.
"""

from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils import timezone

from casestudies import index
from casestudies.errors import IllegalMove
from casestudies.models import CaseStudy, Edition, Transition
from casestudies.moderation import checks
from casestudies.reports import close_reports_of
from casestudies.states import Status
from casestudies.workflow import move


@transaction.atomic
def claim(*, edition: Edition, by, expected_version: int) -> Transition:
    """Takes a waiting edition on."""
    return move(edition=edition, to=Status.IN_REVIEW, by=by, expected_version=expected_version)


@transaction.atomic
def release(*, edition: Edition, by, expected_version: int) -> Transition:
    """Puts an edition back in the queue, at the place it had."""
    return move(edition=edition, to=Status.SUBMITTED, by=by, expected_version=expected_version)


@transaction.atomic
def take_over(*, edition: Edition, by, expected_version: int, reason: str = "") -> Transition:
    """Takes an edition over that another moderator has claimed. While that claim holds it needs a reason, for them.

    Raises DomainError("comment_needed") without one.
    """
    if edition.status != Status.IN_REVIEW:
        raise IllegalMove("Nobody is reviewing this, so there is nothing to take over. Claim it instead.")
    return move(edition=edition, to=Status.IN_REVIEW, by=by, expected_version=expected_version, comment=reason)


@transaction.atomic
def keep_claim(*, edition: Edition, by) -> bool:
    """Lets a person's claim on an edition last from now again, because they are working on it.

    To be called by whatever its holder saves or previews, never by a page that only stays open. Gives whether it is
    still theirs; `edition` is refreshed when it is.
    """
    CaseStudy.objects.locked(edition.case_study_id)
    theirs = Edition.objects.filter(pk=edition.pk, status=Status.IN_REVIEW, claimed_by=by)
    is_theirs = theirs.update(claimed_at=timezone.now()) == 1
    if is_theirs:
        edition.refresh_from_db(fields=["claimed_at", "claimed_by", "status"])
    return is_theirs


@transaction.atomic
def approve(
    *,
    edition: Edition,
    by,
    expected_version: int,
    comment: str = "",
    notes: dict[str, str] | None = None,
    ticked: Collection[str] = (),
    overrides: Mapping[str, str] | None = None,
) -> Transition:
    """Publishes an edition; it takes the place of the one readers had.

    Takes the questions of the checklist that were ticked and reasons to publish in spite of flags (see checks.py).
    Raises DomainError("checklist") or DomainError("flags") where any is missing.
    """
    published = move(
        edition=edition, to=Status.PUBLISHED, by=by, expected_version=expected_version, comment=comment, notes=notes
    )
    checks.check_ticked(edition, ticked)
    checks.keep_ticks(published, ticked)
    checks.override_flags(published, overrides or {})
    index.follow_after_commit()
    return published


@transaction.atomic
def ask_for_changes(
    *,
    edition: Edition,
    by,
    expected_version: int,
    comment: str = "",
    notes: dict[str, str] | None = None,
    ticked: Collection[str] = (),
) -> Transition:
    """Gives an edition back to its author with a comment, notes by section, or both."""
    to = Status.CHANGES_REQUESTED
    return _send_back(to, edition, by, expected_version, comment, notes, ticked)


@transaction.atomic
def reject(
    *,
    edition: Edition,
    by,
    expected_version: int,
    comment: str = "",
    notes: dict[str, str] | None = None,
    ticked: Collection[str] = (),
) -> Transition:
    """Turns an edition down for good, with the reason as comment."""
    return _send_back(Status.REJECTED, edition, by, expected_version, comment, notes, ticked)


def _send_back(to, edition, by, expected_version, comment, notes, ticked) -> Transition:
    decided = move(edition=edition, to=to, by=by, expected_version=expected_version, comment=comment, notes=notes)
    checks.keep_ticks(decided, ticked)
    return decided


@transaction.atomic
def unpublish(
    *, edition: Edition, by, expected_version: int, comment: str = "", withhold_title: bool = False
) -> Transition:
    """Takes down the edition everybody reads, with the reason as comment, and closes what was reported of it.

    With `withhold_title` readers are told that something was taken down and when, and not what it was called.
    """
    taken_down = move(edition=edition, to=Status.UNPUBLISHED, by=by, expected_version=expected_version, comment=comment)
    CaseStudy.objects.filter(pk=edition.case_study_id).update(title_withheld=withhold_title)
    close_reports_of(case_study=edition.case_study, by=by)
    index.follow_after_commit()
    return taken_down

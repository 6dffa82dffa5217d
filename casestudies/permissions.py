"""Who may do what. `check_can_x` raises with the sentence people read; `can_x` wraps it."""

import datetime
from collections.abc import Callable

from django.utils import timezone

from casestudies.errors import DomainError, IllegalMove, PermissionRefused
from casestudies.models import CaseStudy, Edition
from casestudies.states import MOVES, Actor, Status
from casestudies.vocabulary import PartToPlay, SuggestionKind

CLAIM_LASTS = datetime.timedelta(minutes=30)
_WRITTEN_ON_FROM = {Status.WITHDRAWN, Status.REJECTED, Status.UNPUBLISHED}


def _allows(check: Callable, *args) -> bool:
    return not why_not(check, *args)


def why_not(check: Callable, *args) -> str:
    """The sentence a check refuses with, for people to read; empty where it lets them."""
    try:
        check(*args)
    except DomainError as error:
        return error.message
    return ""


def is_own(user, case_study: CaseStudy) -> bool:
    """Whether a case study is the person's own work."""
    return case_study.lead_id is not None and case_study.lead_id == user.pk


def part_of(user, case_study: CaseStudy) -> PartToPlay | None:
    """The part a person plays in a case study beside its lead; None for the lead and for everybody else."""
    parts = (each.part for each in case_study.collaborators.all() if each.user_id == user.pk)
    return next((PartToPlay(part) for part in parts), None)


def takes_part(user, case_study: CaseStudy) -> bool:
    """Whether a person leads a case study or plays any part in it."""
    return is_own(user, case_study) or part_of(user, case_study) is not None


def writes(user, case_study: CaseStudy) -> bool:
    """Whether a person leads or writes a case study."""
    return is_own(user, case_study) or part_of(user, case_study) is PartToPlay.WRITE


def claim_holds(edition: Edition) -> bool:
    """Whether somebody's claim on an edition still keeps others out."""
    return edition.claimed_by_id is not None and timezone.now() - edition.claimed_at < CLAIM_LASTS


def check_can_edit(user, edition: Edition) -> None:
    """Raises unless the person may change an edition's answers now."""
    if not writes(user, edition.case_study):
        raise PermissionRefused("Only the people who write this case study can change it.")
    if not edition.is_editable:
        raise PermissionRefused(
            "You cannot change this while it is with a moderator or after a decision.", code="not_editable"
        )


def check_can_start_edition(user, case_study: CaseStudy) -> None:
    """Raises unless the person may begin a new edition of a published case study."""
    if not is_own(user, case_study):
        raise PermissionRefused("Only the person leading this case study can change it.")
    if case_study.published_edition is None:
        raise PermissionRefused("Only a published case study can have a new edition.", code="not_published")


def check_can_start_again(user, case_study: CaseStudy) -> None:
    """Raises unless the person may write on from a case study of theirs that was withdrawn, rejected or taken down."""
    if not is_own(user, case_study):
        raise PermissionRefused("Only the person leading this case study can change it.")
    last = case_study.editions.last()
    if case_study.open_edition is None and last.status not in _WRITTEN_ON_FROM:
        raise PermissionRefused("You cannot write on from this case study.", code="not_startable")


def check_can_say_still_true(user, case_study: CaseStudy) -> None:
    """Raises unless the person may say whether a published case study is still true."""
    if not writes(user, case_study):
        raise PermissionRefused("Only the people who write this case study can say whether it is still true.")
    if case_study.published_edition is None:
        raise PermissionRefused("This case study is not published.", code="not_published")


def check_can_moderate(user, edition: Edition) -> None:
    """Raises unless the person is a moderator with no part in the case study."""
    if not (user.is_authenticated and user.is_active and user.is_staff):
        raise PermissionRefused("Only moderators can do this.")
    if is_own(user, edition.case_study):
        raise PermissionRefused("You cannot decide on your own case study. Another moderator has to.", code="own_work")
    if part_of(user, edition.case_study) is not None:
        raise PermissionRefused(
            "You take part in this case study, so another moderator has to decide on it.", code="own_work"
        )


def check_can_feature(user, case_study: CaseStudy, *, to_remove: bool = False) -> None:
    """Raises unless a moderator with no part in it may put a published case study on the front page, or remove it."""
    edition = case_study.published_edition
    if edition is None and not to_remove:
        raise PermissionRefused("Only a published case study can be featured.", code="not_published")
    check_can_moderate(user, edition or case_study.editions.last())


def check_can_relabel(user) -> None:
    """Raises unless the person moderates: a tag is the same everywhere, so nobody's own work is judged by it."""
    if not (user.is_authenticated and user.is_active and user.is_staff):
        raise PermissionRefused("Only moderators can do this.")


def check_can_settle(user) -> None:
    """Raises unless the person's role lets them settle what was suggested for the short lists."""
    if not user.has_perm("casestudies.change_suggestion"):
        raise PermissionRefused("Only moderators can do this.")


def check_can_add_entry(user, kind: SuggestionKind) -> None:
    """Raises unless the person's role lets them add to this short list."""
    check_can_settle(user)
    if not user.has_perm(f"casestudies.add_{SuggestionKind(kind).value}"):
        raise PermissionRefused("Only administrators can add to the short lists.")


def check_can_claim(user, edition: Edition) -> None:
    """Raises unless the person may take an edition on without a word: nobody's claim on it holds, or only their own.

    What is on hold is taken off it first.
    """
    check_can_moderate(user, edition)
    if edition.status == Status.IN_REVIEW and edition.claimed_by_id != user.pk and claim_holds(edition):
        raise PermissionRefused(f"{edition.claimed_by.get_short_name()} is reviewing this.", code="claimed")
    if edition.status == Status.SUBMITTED and edition.hold:
        raise PermissionRefused("This is on hold. Take it off hold to review it.", code="on_hold")


def check_can_take_over(user, edition: Edition) -> None:
    """Raises unless the person may take on an edition another moderator has claimed, held or not."""
    check_can_moderate(user, edition)
    if edition.status != Status.IN_REVIEW:
        raise PermissionRefused("Nobody is reviewing this.", code="not_claimed")
    if edition.claimed_by_id == user.pk:
        raise PermissionRefused("You are reviewing this already.", code="claimed")


def check_can_decide(user, edition: Edition) -> None:
    """Raises unless the person has claimed the edition and may decide on it."""
    check_can_moderate(user, edition)
    if edition.status == Status.IN_REVIEW and edition.claimed_by_id != user.pk:
        raise PermissionRefused("Claim this case study before you decide on it.", code="not_claimed")


def check_can_move(user, edition: Edition, to: Status) -> None:
    """Raises IllegalMove when the table has no such move, PermissionRefused when this person may not make it.

    `user` is None when the portal itself acts.
    """
    move = MOVES.get((Status(edition.status), Status(to)))
    if move is None:
        raise IllegalMove(f"A case study that is “{edition.get_status_display()}” cannot become “{Status(to).label}”.")
    if user is None:
        if Actor.SYSTEM not in move.by:
            raise PermissionRefused("Only a person can do this.")
    elif Actor.AUTHOR in move.by:
        if not is_own(user, edition.case_study):
            raise PermissionRefused("Only the person leading this case study can do this.")
    elif Actor.MODERATOR in move.by:
        _check_can_make_moderators_move(user, edition, to)
    else:
        raise PermissionRefused("Only the portal itself can do this.")


def _check_can_make_moderators_move(user, edition: Edition, to: Status) -> None:
    if edition.status == to == Status.IN_REVIEW:
        check_can_take_over(user, edition)
    elif to in (Status.IN_REVIEW, Status.SUBMITTED):
        check_can_claim(user, edition)
    else:
        check_can_decide(user, edition)


def check_can_thank(user, case_study: CaseStudy) -> None:
    """Raises unless a signed-in reader may thank the people behind a published case study."""
    if not user.is_authenticated:
        raise PermissionRefused("Sign in to say thank you.")
    if case_study.published_edition is None:
        raise PermissionRefused("This case study is not published.", code="not_published")
    if takes_part(user, case_study):
        raise PermissionRefused("You cannot thank yourself.", code="own_work")


def check_can_lead(user, case_study: CaseStudy) -> None:
    """Raises unless the person leads the case study: only the lead invites, removes and hands over."""
    if not is_own(user, case_study):
        raise PermissionRefused("Only the person leading this case study can do this.")


def check_can_remark(user, case_study: CaseStudy) -> None:
    """Raises unless the person checks the case study, or leads or writes it, and so may leave notes in it."""
    if not (writes(user, case_study) or part_of(user, case_study) is PartToPlay.CHECK):
        raise PermissionRefused("Only people who write or check this case study can leave notes.")


def can_edit(user, edition: Edition) -> bool:
    """See check_can_edit."""
    return _allows(check_can_edit, user, edition)


def can_start_edition(user, case_study: CaseStudy) -> bool:
    """See check_can_start_edition."""
    return _allows(check_can_start_edition, user, case_study)


def can_start_again(user, case_study: CaseStudy) -> bool:
    """See check_can_start_again."""
    return _allows(check_can_start_again, user, case_study)


def can_remark(user, case_study: CaseStudy) -> bool:
    """See check_can_remark."""
    return _allows(check_can_remark, user, case_study)


def can_moderate(user, edition: Edition) -> bool:
    """See check_can_moderate."""
    return _allows(check_can_moderate, user, edition)


def can_add_entry(user, kind: SuggestionKind) -> bool:
    """See check_can_add_entry."""
    return _allows(check_can_add_entry, user, kind)


def can_take_over(user, edition: Edition) -> bool:
    """See check_can_take_over."""
    return _allows(check_can_take_over, user, edition)


def can_decide(user, edition: Edition) -> bool:
    """See check_can_decide."""
    return _allows(check_can_decide, user, edition)


def can_move(user, edition: Edition, to: Status) -> bool:
    """See check_can_move."""
    return _allows(check_can_move, user, edition, to)


def can_thank(user, case_study: CaseStudy) -> bool:
    """See check_can_thank."""
    return _allows(check_can_thank, user, case_study)

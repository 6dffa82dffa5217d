"""What a moderator can decide, and what the form does with each decision."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db.models import TextChoices

from casestudies.models import Edition
from casestudies.moderation import actions, holding
from casestudies.states import Status


class Decision(TextChoices):
    """What a moderator can decide; the values are those of the buttons."""

    APPROVE = "approve", "Approve and publish"
    ASK_FOR_CHANGES = "ask_for_changes", "Ask for changes"
    REJECT = "reject", "Reject"
    HOLD = "hold", "Put on hold"

    @property
    def status(self) -> Status:
        """What the edition becomes."""
        return _STATUSES[self]

    @property
    def done(self) -> str:
        """What the moderator reads afterwards; {} is the case study."""
        return _DONE[self]

    def carry_out(self, typed: dict[str, Any], *, edition: Edition, by) -> None:
        """Does it, with what was typed: the cleaned data of the form. Raises what the action raises."""
        _ACTIONS[self](typed, edition=edition, by=by, expected_version=typed["expected_version"])


def _decide(action: Callable) -> Callable:
    def act(typed: dict[str, Any], **who: Any) -> None:
        more = {"overrides": typed["overrides"]} if action is actions.approve else {}
        action(comment=typed["comment"], notes=typed["notes"], ticked=typed["checklist"], **more, **who)

    return act


def _hold(typed: dict[str, Any], **who: Any) -> None:
    days = typed["hold_days"]
    holding.put_on_hold(reason=typed["hold_reason"], lasts=timedelta(days=int(days)) if days else None, **who)


_ACTIONS: dict[Decision, Callable] = {
    Decision.APPROVE: _decide(actions.approve),
    Decision.ASK_FOR_CHANGES: _decide(actions.ask_for_changes),
    Decision.REJECT: _decide(actions.reject),
    Decision.HOLD: _hold,
}
_STATUSES = {
    Decision.APPROVE: Status.PUBLISHED,
    Decision.ASK_FOR_CHANGES: Status.CHANGES_REQUESTED,
    Decision.REJECT: Status.REJECTED,
    Decision.HOLD: Status.SUBMITTED,
}
_DONE = {
    Decision.APPROVE: "“{}” is published. Its author has been told.",
    Decision.ASK_FOR_CHANGES: "“{}” is back with its author, with what you asked for.",
    Decision.REJECT: "“{}” is rejected. Its author has been told why.",
    Decision.HOLD: "“{}” is on hold. Its author is not told.",
}

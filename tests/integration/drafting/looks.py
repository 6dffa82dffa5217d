"""Open pages with both texts as a person has them: what they read there, and what they choose, perhaps much later."""

from dataclasses import dataclass

from casestudies.drafting.choosing import Loose, Meeting, choose, let_go, take_up, to_choose
from casestudies.drafting.forms.choice import THEIRS, TOGETHER
from casestudies.errors import StaleDecision
from casestudies.models import Edition, KeptAnswer


@dataclass(frozen=True)
class Look:
    """One choice on an open page: whose, what the page carries of it, and all texts it shows."""

    user: object
    shown: Meeting | Loose
    read: set[str]


def look_at(user, shown: Meeting | Loose) -> Look:
    """Opens the page with both texts at one of its choices."""
    pks = shown.kept if shown.is_loose else [text.pk for text in shown.mine]
    typed = [
        value for row in KeptAnswer.objects.filter(pk__in=pks) for values in row.typed.values() for value in values
    ]
    return Look(user, shown, {*typed, *([] if shown.is_loose else [shown.now])})


def answer(edition: Edition, look: Look, how: str) -> None:
    """Sends the choice: "theirs", "mine" or "together"."""
    if look.shown.is_loose:
        waiting = to_choose(edition, look.user)
        loose = next((each for each in waiting if each.is_loose and each.mark == look.shown.mark), None)
        if loose and how == "theirs":
            let_go(by=look.user, loose=loose)
        elif loose:
            take_up(edition=edition, by=look.user, loose=loose)
        return
    data = _choice(look.shown, how)
    meeting = next((m for m in to_choose(edition, look.user, data) if not m.is_loose and m.form.is_bound), None)
    if meeting and meeting.form.is_valid():
        try:
            choose(edition=edition, by=look.user, meeting=meeting)
        except StaleDecision:
            return


def _choice(shown: Meeting, how: str) -> dict[str, str]:
    prefix, first = shown.form.prefix, shown.mine[0]
    picked = {"theirs": THEIRS, "mine": str(first.pk), "together": TOGETHER}[how]
    data = {f"{prefix}-pick": picked, f"{prefix}-now": shown.form["now"].initial, "of": str(first.pk)}
    return data | {f"{prefix}-together": f"both {first.said[:30]}"} if how == "together" else data

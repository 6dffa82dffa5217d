"""Who has an edition, who had it before, and who took it over from whom."""

from collections.abc import Iterable

from casestudies.models import Edition, Transition
from casestudies.states import Status


def taken_over_from(user, editions: Iterable[Edition]) -> dict[int, Transition]:
    """Which of these editions another moderator took over from this person since they were sent, by primary key.

    The move says who did it, when and why. Costs one query however many there are.
    """
    sent_at = {edition.pk: edition.submitted_at for edition in editions}
    claims = Transition.objects.filter(edition__in=list(sent_at), to_status=Status.IN_REVIEW).order_by("pk")
    lost: dict[int, Transition] = {}
    holder: dict[int, int | None] = {}
    for move in claims.select_related("by__profile"):
        if sent_at[move.edition_id] is None or move.at < sent_at[move.edition_id]:
            continue
        if move.by_id == user.pk:
            lost.pop(move.edition_id, None)
        elif move.is_take_over and holder.get(move.edition_id) == user.pk:
            lost[move.edition_id] = move
        holder[move.edition_id] = move.by_id
    return lost

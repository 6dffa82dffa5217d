"""What the page of the queue shows around its rows: what it opens on, and the ways to other parts of it."""

from dataclasses import dataclass

from django.http import QueryDict

from casestudies.models import Remit, SavedFilter
from casestudies.moderation.filters import QueueFilter, listed_choices
from casestudies.moderation.queue import counts_for, queue_for

EVERYTHING = "all=1"
_LISTS = {
    "": "Everything",
    "claim=free": "Free to claim",
    "claim=mine": "Claimed by you",
    "remit=1": "In your remit",
    "late=1": "Late",
    "first_time=1": "First-time authors",
    "flagged=1": "With flags",
    "status=held": "On hold",
    "status=reported": "Problems reported",
}


@dataclass(frozen=True)
class Way:
    """One link above the queue, with how many rows are behind it."""

    label: str
    query: str
    count: int
    is_current: bool
    saved: SavedFilter | None = None

    @property
    def address(self) -> str:
        """The query of the address it leads to."""
        return self.query or EVERYTHING


class QueuePage:
    """The queue as one person opened it: with a filter of theirs, or else on their default or their remit."""

    def __init__(self, user, given: QueryDict):
        self.user = user
        self.saved_filters = list(SavedFilter.objects.visible_to(user))
        self.remits = list(Remit.objects.filter(user=user).select_related("region", "topic"))
        self.opened_on: SavedFilter | None = None
        self.opened_on_remit = False
        self.listed = listed_choices()
        self.chosen = QueueFilter(given, self.listed)
        if not set(given) & {"all", *self.chosen.fields}:
            self._open_on_their_own()

    @property
    def address(self) -> str:
        """The query of the address of what is shown."""
        return self.chosen.query or EVERYTHING

    @property
    def is_saved(self) -> bool:
        """Whether what is shown is a saved filter."""
        return any(saved.query == self.chosen.query for saved in self.saved_filters)

    def ways(self) -> tuple[list[Way], list[Way]]:
        """The lists everybody has, and the person's saved filters, each with its count; one query for all."""
        lists = {query: label for query, label in _LISTS.items() if query != "remit=1" or self.remits}
        counts = counts_for(self.user, [*lists, *(saved.query for saved in self.saved_filters)], self.listed)
        here = self.chosen.query
        everybodys = [Way(label, query, counts[query], query == here) for query, label in lists.items()]
        own = [Way(each.name, each.query, counts[each.query], each.query == here, each) for each in self.saved_filters]
        return everybodys, own

    def urgent_elsewhere(self) -> int:
        """In how many case studies that this filter leaves out a patient could be recognised, as readers say."""
        urgent = queue_for(self.user).filter(is_urgent=True, takes_part=False)
        return urgent.exclude(pk__in=urgent.filter(self.chosen.condition(self.user)).values("pk")).count()

    def _open_on_their_own(self) -> None:
        self.opened_on = next((saved for saved in self.saved_filters if saved.is_default), None)
        self.opened_on_remit = self.opened_on is None and bool(self.remits)
        if self.opened_on or self.opened_on_remit:
            self.chosen = QueueFilter(self.opened_on.query if self.opened_on else "remit=1", self.listed)

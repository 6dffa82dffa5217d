"""How the work is shared among moderators. Administrators see each; a moderator sees their own and all together."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import OuterRef, Subquery

from casestudies.models import Transition
from casestudies.states import Status
from improvers.models import User
from improvers.roles import Role

from .numbers import hours, median, one_place
from .scope import DECISIONS, Scope
from .sheets import Bar, Bars, Sheet, Table

_ERASED = "Accounts since erased"
_DEFINITIONS = [
    ("Claimed", "Times they took a waiting case study on. Taking one over from somebody counts as taken over instead."),
    ("Decided", "Times they published, asked for changes or turned down."),
    (
        "Median hours",
        "Half of their decisions came within this time of when they claimed the case study, or took it over. It says "
        "how long a case study lay with them, not how long they worked on it: a long one may be the more careful.",
    ),
    ("Put back", "Times they put a case study back in the queue undecided."),
    ("Taken over", "Times they took over what another moderator had claimed."),
    (
        "Who sees this",
        "Administrators see each moderator. A moderator sees their own figures and those of all together: they are "
        "for sharing the work fairly, not for comparing colleagues.",
    ),
]


@dataclass
class _Work:
    claimed: int = 0
    put_back: int = 0
    taken_over: int = 0
    took: list[float] = field(default_factory=list)

    def add(self, other: "_Work") -> None:
        self.claimed += other.claimed
        self.put_back += other.put_back
        self.taken_over += other.taken_over
        self.took += other.took

    def row(self, name: str) -> list[object]:
        return [name, self.claimed, len(self.took), one_place(median(self.took)), self.put_back, self.taken_over]


def load(scope: Scope) -> Sheet:
    """Claimed, decided, median time, put back and taken over, by moderator."""
    work = _work_by_person(scope)
    everybody = _Work()
    for one in work.values():
        everybody.add(one)
    named = _named(scope.user, work)
    rows = [each.row(name) for name, each in named]
    if rows or everybody.took or everybody.claimed:
        rows.append(everybody.row("All moderators"))
    columns = ["Moderator", "Claimed", "Decided", "Median hours", "Put back", "Taken over"]
    table = Table("Work by moderator", columns, rows, empty="Nothing was claimed or decided.")
    bars = [Bar(name, [len(each.took)], str(len(each.took))) for name, each in named]
    picture = Bars("Decisions by moderator", ["Decisions"], bars) if len(bars) > 1 else None
    said = f"{len(everybody.took)} decision{'s' * (len(everybody.took) != 1)} by all moderators."
    return Sheet([said if rows else table.empty], [table], _DEFINITIONS, picture)


def _named(user, work: dict[int | None, _Work]) -> list[tuple[str, _Work]]:
    if user.role != Role.ADMINISTRATOR and not user.is_superuser:
        return [("You", work[user.pk])] if user.pk in work else []
    people = User.objects.filter(pk__in=[pk for pk in work if pk]).select_related("profile")
    names = {person.pk: person.get_short_name() for person in people}
    return sorted(((names.get(pk, _ERASED), each) for pk, each in work.items()), key=lambda pair: pair[0].casefold())


def _work_by_person(scope: Scope) -> dict[int | None, _Work]:
    """What each person did, from one query over the moves in the scope."""
    claims = Transition.objects.filter(
        edition=OuterRef("edition"), pk__lt=OuterRef("pk"), to_status=Status.IN_REVIEW
    ).order_by("-pk")
    moves = scope.moves().filter(to_status__in=[*DECISIONS, Status.SUBMITTED, Status.IN_REVIEW])
    moves = moves.annotate(claimed_at=Subquery(claims.values("at")[:1])).order_by("pk")
    found: dict[int | None, _Work] = defaultdict(_Work)
    for by, came_from, to, at, claimed_at in moves.values_list("by", "from_status", "to_status", "at", "claimed_at"):
        if to == Status.IN_REVIEW and came_from == Status.IN_REVIEW:
            found[by].taken_over += 1
        elif to == Status.IN_REVIEW:
            found[by].claimed += 1
        elif came_from == Status.IN_REVIEW and to == Status.SUBMITTED:
            found[by].put_back += 1
        elif came_from == Status.IN_REVIEW:
            found[by].took.append(hours(at - claimed_at))
    return dict(found)

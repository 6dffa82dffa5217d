"""What moderators decided, by region and by topic."""

from collections import Counter, defaultdict

from django.db.models import Count

from casestudies.states import Status

from .numbers import share_of
from .scope import DECISIONS, Scope
from .sheets import Bar, Bars, Sheet, Table

_NAMES = {
    Status.PUBLISHED: "Published",
    Status.CHANGES_REQUESTED: "Changes asked for",
    Status.REJECTED: "Not accepted",
}
_DEFINITIONS = [
    (
        "Decision",
        "Each time a moderator published an edition, asked for changes or turned it down. A case study that was sent "
        "back once and then published counts twice.",
    ),
    ("Region", "That of the organisation named in the edition, as it was when it was written."),
    ("Topic", "An edition has up to three topics and counts under each, so topics add up to more than all decisions."),
    (
        "Share published",
        "Published of all decisions. With fewer than 20 decisions one more or less changes it a lot: do not compare.",
    ),
]


def outcomes(scope: Scope) -> Sheet:
    """How many decisions of each kind there were in each region and topic."""
    regions = _counts(scope, "edition__region__name", "No region")
    topics = _counts(scope, "edition__topics__name", "No topic")
    every = sum(regions.values(), Counter())
    columns = [*_NAMES.values(), "Decisions", "Share published"]
    tables = [
        Table("By region", ["Region", *columns], _rows(regions), empty="Nothing was decided."),
        Table("By topic", ["Topic", *columns], _rows(topics), empty="Nothing was decided."),
    ]
    bars = [
        Bar(name, [counts[status] for status in DECISIONS], str(counts.total())) for name, counts in regions.items()
    ]
    picture = Bars("Decisions by region", list(_NAMES.values()), bars) if bars else None
    return Sheet(_sentences(every), tables, _DEFINITIONS, picture)


def _sentences(every: Counter) -> list[str]:
    if not every:
        return ["Nothing was decided in this period."]
    share = share_of(every[Status.PUBLISHED], every.total())
    return [f"{every.total()} decision{'s' * (every.total() != 1)}, {share} of them to publish."]


def _counts(scope: Scope, name: str, without: str) -> dict[str, Counter]:
    """The decisions of each kind by a name of their edition, counted by the database."""
    counted = scope.decisions().order_by().values_list(name, "to_status").annotate(number=Count("pk"))
    found: dict[str, Counter] = defaultdict(Counter)
    for group, status, number in counted:
        found[group or without][Status(status)] += number
    return dict(sorted(found.items()))


def _rows(groups: dict[str, Counter]) -> list[list[object]]:
    return [
        [
            group,
            *(counts[status] for status in DECISIONS),
            counts.total(),
            share_of(counts[Status.PUBLISHED], counts.total()),
        ]
        for group, counts in groups.items()
    ]

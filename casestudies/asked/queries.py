"""What people look for, the same wishes together."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, QuerySet

from casestudies.models import Topic, Wish


@dataclass(frozen=True)
class Asked:
    """One thing people look for: the words last used for it, how often and when last, about what and where."""

    text: str
    count: int
    last: date
    topics: list[str]
    regions: list[str]


def topics_to_choose() -> QuerySet:
    """The topics somebody can say a wish is about."""
    return Topic.objects.filter(is_retired=False)


def counts_by(place: str) -> list[tuple[str, str, int]]:
    """For "topic" or "region": (slug, name, how many wishes) of each with any, in the order of the list."""
    rows = Wish.objects.shown().exclude(**{place: None}).order_by(f"{place}__order", f"{place}__name")
    return list(rows.values_list(f"{place}__slug", f"{place}__name").annotate(number=Count("pk")))


def groups(*, topic: str = "", region: str = "", newest_first: bool = False) -> QuerySet:
    """The shown wishes by their words, each with `number`, `last` and `newest` (a key), for pages; most asked first."""
    wishes = Wish.objects.shown()
    if topic:
        wishes = wishes.filter(topic__slug=topic)
    if region:
        wishes = wishes.filter(region__slug=region)
    order = ("-last", "-newest") if newest_first else ("-number", "-last", "-newest")
    grouped = wishes.order_by().values("words")
    return grouped.annotate(number=Count("pk"), last=Max("on"), newest=Max("pk")).order_by(*order)


def asked(rows: Iterable[dict]) -> list[Asked]:
    """The groups of one page with what they say, in two queries however many they are."""
    rows = list(rows)
    texts = dict(Wish.objects.filter(pk__in=[row["newest"] for row in rows]).values_list("pk", "text"))
    topics, regions = _about([row["words"] for row in rows])
    return [
        Asked(
            texts[row["newest"]],
            row["number"],
            row["last"],
            sorted(topics[row["words"]]),
            sorted(regions[row["words"]]),
        )
        for row in rows
    ]


def _about(words: list[str]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    topics: dict[str, set[str]] = defaultdict(set)
    regions: dict[str, set[str]] = defaultdict(set)
    named = Wish.objects.shown().filter(words__in=words).order_by()
    for word, topic, region in named.values_list("words", "topic__name", "region__name").distinct():
        topics[word] |= {topic} - {None}
        regions[word] |= {region} - {None}
    return topics, regions

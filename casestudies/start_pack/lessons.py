"""What others learned that a plan can use: things to skip by kind, tipping points by role."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from casestudies.models import Pitfall, TippingPoint
from casestudies.start_pack.sources import Source, role_name
from casestudies.start_pack.words import PlanWords
from casestudies.vocabulary import PitfallKind

MOST_SHOWN = 8
_KINDS = dict(PitfallKind.choices)


@dataclass(frozen=True)
class Lesson:
    """A pitfall or tipping point, where it stands, and how much its words have to do with the plan."""

    part: Pitfall | TippingPoint
    source: Source
    href: str
    in_common: float

    @property
    def relevance(self) -> float:
        """How much it has to do with the plan: its own words count, and how close its case study is."""
        return (1 + self.in_common) * self.source.closeness


@dataclass(frozen=True)
class Group:
    """Lessons of one kind, the most relevant first."""

    title: str
    lessons: list[Lesson]


@dataclass(frozen=True)
class Lessons:
    """The lessons that are shown, by kind, and how many there are in all."""

    groups: list[Group]
    total: int

    @property
    def shown(self) -> int:
        """How many are shown."""
        return sum(len(group.lessons) for group in self.groups)


def pitfalls(sources: Sequence[Source], words: PlanWords) -> Lessons:
    """What to skip, by kind; the kind that has most to do with the plan comes first."""
    found = [
        Lesson(
            pitfall,
            source,
            f"{source.href}#pitfall-{place}",
            words.relevance(f"{pitfall.what} {pitfall.why} {pitfall.instead}"),
        )
        for source in sources
        for place, pitfall in enumerate(source.edition.pitfalls.all(), start=1)
        if pitfall.what or pitfall.instead
    ]
    return grouped(found, lambda pitfall: _KINDS.get(pitfall.kind) or "Other things to skip")


def tipping_points(sources: Sequence[Source], words: PlanWords) -> Lessons:
    """What turned people, by their role; the role that has most to do with the plan comes first."""
    found = [
        Lesson(
            point,
            source,
            f"{source.href}#tipping-point-{place}",
            words.relevance(f"{role_name(point.role)} {point.who} {point.what_turned_them}"),
        )
        for source in sources
        for place, point in enumerate(source.edition.tipping_points.all(), start=1)
        if point.what_turned_them or point.trigger
    ]
    return grouped(found, lambda point: role_name(point.role) or "People whose role is not given")


def grouped(found: Iterable[Lesson], title_of: Callable[[Pitfall | TippingPoint], str]) -> Lessons:
    """The most relevant lessons by title. Those equally relevant stay in their order: nearest case study first."""
    ordered = sorted(found, key=lambda lesson: -lesson.relevance)
    groups: dict[str, list[Lesson]] = {}
    for lesson in ordered[:MOST_SHOWN]:
        groups.setdefault(title_of(lesson.part), []).append(lesson)
    return Lessons([Group(title, lessons) for title, lessons in groups.items()], len(ordered))

"""The two pages of lessons: what was asked, what was found, and what it comes to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from django.http import QueryDict
from django.urls import reverse

from casestudies.finding.addresses import with_only
from casestudies.finding.filters import Labels
from casestudies.finding.page import FoundPage
from casestudies.index import Sort
from casestudies.lessons.filters import PitfallFilters, TippingPointFilters
from casestudies.lessons.labels import PLURALS, TITLES, in_sentence, labels
from casestudies.lessons.queries import pitfalls_for, tipping_points_for
from casestudies.models import Edition, Pitfall, TippingPoint
from sharing_portal.nhsuk.components import Link

# With fewer values than this there is nothing to compare.
_FEWEST_SHARES = 3
_MOST_SHARES = 5


@dataclass(frozen=True)
class Share:
    """One of the most frequent values among what was found; `percent` of the most frequent one is its length."""

    label: str
    count: int
    percent: int
    href: str
    is_chosen: bool


@dataclass(frozen=True)
class Lesson:
    """A tipping point or pitfall as its card shows it, with the case study it is from."""

    part: TippingPoint | Pitfall
    anchor: str

    @property
    def edition(self) -> Edition:
        """The published edition it is from."""
        return self.part.edition

    @property
    def href(self) -> str:
        """Its place on the page of its case study."""
        return f"{self.edition.case_study.get_absolute_url()}#{self.anchor}-{self.part.place}"

    @property
    def where(self) -> str:
        """Organisation as it was called then, place and region, as far as they are known."""
        organisation = self.edition.organisation_name or str(self.edition.organisation or "")
        return ", ".join(filter(None, [organisation, self.edition.place, str(self.edition.region or "")]))


class LessonsPage(FoundPage):
    """What both pages have in common. A subclass says which facet sums up what was found, and loads its lessons."""

    titles = TITLES
    plurals = PLURALS
    template: str
    anchor: str
    summed_up: str
    load: Callable[..., Iterable[TippingPoint | Pitfall]]

    def labels_of_all(self, data: QueryDict) -> Labels:
        """The labels of all values."""
        return labels()

    @cached_property
    def results(self) -> list[Lesson]:
        """The lessons on this page."""
        found = type(self).load(self.user, [hit.lesson_id for hit in self.found.hits])
        return [Lesson(part, self.anchor) for part in found]

    @cached_property
    def shares(self) -> list[Share]:
        """The most frequent values of the facet that sums up what was found, the most frequent first."""
        counts = self.found.counts[self.summed_up]
        if len(counts) < _FEWEST_SHARES:
            return []
        most = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_SHARES]
        return [
            Share(
                self.label_of(self.summed_up, value),
                count,
                round(100 * count / most[0][1]),
                self.address(with_only(self.asked, self.summed_up, value)),
                value in self.asked.chosen.get(self.summed_up, ()),
            )
            for value, count in most
        ]

    @property
    def shares_title(self) -> str:
        """What the most frequent values are of."""
        return self.titles[self.summed_up]

    @property
    def breadcrumbs(self) -> list[Link]:
        """The way here."""
        return [Link("Home", reverse("library:home")), Link("Lessons", reverse("lessons:home"))]

    @property
    def everything_address(self) -> str:
        """This page with nothing asked for."""
        return self.address(replace(self.asked, text="", chosen={}, sort=Sort.NEWEST, page=1))

    def only_choice(self, facet: str) -> str:
        """The label, inside a sentence, of the one value chosen of a facet; empty for none or several."""
        values = self.asked.chosen.get(facet, ())
        return in_sentence(self.label_of(facet, values[0])) if len(values) == 1 else ""


class TippingPointsPage(LessonsPage):
    """The page of tipping points."""

    route = "lessons:tipping_points"
    filters_class = TippingPointFilters
    template = "casestudies/lessons/tipping_points.html"
    anchor = "tipping-point"
    summed_up = "trigger"
    load = tipping_points_for

    @property
    def title(self) -> str:
        """The question this page answers, when it is about one group of people."""
        who = self.only_choice("role")
        return f"What turned {who}?" if who else "Tipping points"


class PitfallsPage(LessonsPage):
    """The page of pitfalls."""

    route = "lessons:pitfalls"
    filters_class = PitfallFilters
    template = "casestudies/lessons/pitfalls.html"
    anchor = "pitfall"
    summed_up = "kind"
    load = pitfalls_for

    title = "What to skip"

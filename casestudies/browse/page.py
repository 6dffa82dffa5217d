"""A page to browse: how many case studies a subject has, the newest, the most thanked, and what they learnt."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import TextChoices
from django.urls import reverse

from casestudies import index
from casestudies.browse import queries
from casestudies.browse.subjects import Subject
from casestudies.index import SearchRequest, Sort
from casestudies.models import Edition, Pitfall
from casestudies.vocabulary import PitfallKind, Trigger

_NEWEST = 6
_MOST_THANKED = 3
_LESSONS = 3
# The newest that have pitfalls; some of them say what went wrong and not what to do instead.
_EDITIONS_TO_LEARN_FROM = 12
_CHOICES = 12
_KINDS = 5

HEADINGS = {
    "topic": "By topic",
    "region": "By region or nation",
    "setting": "By setting",
    "board": "By integrated care board",
    "organisation": "By organisation",
}
# What lies within the subject has a page of its own; anything else narrows a search.
_OWN_PAGES = {"board": "browse:board", "organisation": "browse:organisation"}
# Lessons can be narrowed by these, so that a kind leads to those of the subject.
_NARROWS_LESSONS = ("topic", "region")


@dataclass(frozen=True)
class Choice:
    """One way to fewer case studies, and how many those are."""

    name: str
    count: int
    href: str


@dataclass(frozen=True)
class Breakdown:
    """The numbers of a subject by one thing, the largest first; `more` says how many are left out."""

    facet: str
    heading: str
    choices: list[Choice]
    more: int


@dataclass(frozen=True)
class Kind:
    """One kind of pitfall or one trigger, how many case studies have it, and where to read about it."""

    name: str
    count: int
    href: str


class BrowsePage:
    """What the template asks of a subject. Takes the subject. Raises IndexUnavailable."""

    def __init__(self, subject: Subject):
        self.subject = subject
        self._chosen = {subject.facet: (subject.value,)}
        [self.count] = index.totals([SearchRequest(chosen=self._chosen)])
        if self.count:
            self._load()

    def _load(self) -> None:
        self._counts = index.tally(self._chosen, [*self.subject.narrow_by, "pitfall", "trigger"])
        self._newest = self._case_studies(Sort.NEWEST, _NEWEST)
        self._thanked = self._case_studies(Sort.THANKED, _MOST_THANKED)
        self._learning = self._case_studies(Sort.NEWEST, _EDITIONS_TO_LEARN_FROM, pitfall=tuple(PitfallKind.values))
        self._editions = queries.editions([*self._newest, *self._thanked, *self._learning])
        largest = {facet: _largest(self._counts[facet], _CHOICES) for facet in self.subject.narrow_by}
        self._names = queries.names_of({facet: [key for key, _ in most] for facet, most in largest.items()})
        self._largest = largest

    @cached_property
    def newest(self) -> list[Edition]:
        """The newest published editions."""
        return self._shown(self._newest)

    @cached_property
    def most_thanked(self) -> list[Edition]:
        """Those most readers thanked; none that nobody did."""
        return [edition for edition in self._shown(self._thanked) if edition.thanks_count]

    @cached_property
    def lessons(self) -> list[Pitfall]:
        """Recent things to skip with what to do instead, one a case study, each with its `place` among its siblings."""
        found = (_first_lesson(edition) for edition in self._shown(self._learning))
        return [pitfall for pitfall in found if pitfall][:_LESSONS]

    @property
    def pitfall_kinds(self) -> list[Kind]:
        """The kinds of pitfalls most case studies have."""
        return self._kinds("pitfall", PitfallKind, "lessons:pitfalls", "kind")

    @property
    def triggers(self) -> list[Kind]:
        """What turned people in most case studies."""
        return self._kinds("trigger", Trigger, "lessons:tipping_points", "trigger")

    @property
    def breakdowns(self) -> list[Breakdown]:
        """The numbers by what the subject is broken down by, as far as there are any."""
        return [
            Breakdown(facet, HEADINGS[facet], self._choices(facet), max(0, len(self._counts[facet]) - _CHOICES))
            for facet in self.subject.narrow_by
            if self._counts[facet]
        ]

    def _choices(self, facet: str) -> list[Choice]:
        names = self._names[facet]
        return [Choice(names.get(key, key), count, self._address(facet, key)) for key, count in self._largest[facet]]

    def _address(self, facet: str, key: str) -> str:
        if facet in _OWN_PAGES:
            return reverse(_OWN_PAGES[facet], args=[key])
        return self.subject.search_address_with(**{facet: key})

    def _kinds(self, facet: str, known: type[TextChoices], route: str, parameter: str) -> list[Kind]:
        here = {self.subject.facet: self.subject.value} if self.subject.facet in _NARROWS_LESSONS else None
        return [
            Kind(known(key).label, count, f"{reverse(route)}?{urlencode({parameter: key, **here})}" if here else "")
            for key, count in _largest(self._counts[facet], _KINDS)
            if key in known.values
        ]

    def _case_studies(self, sort: Sort, number: int, **chosen: tuple[str, ...]) -> list[int]:
        return index.case_study_ids(SearchRequest(chosen={**self._chosen, **chosen}, sort=sort, page_size=number))

    def _shown(self, case_study_ids: Iterable[int]) -> list[Edition]:
        return [self._editions[pk] for pk in case_study_ids if pk in self._editions]


def _largest(counts: dict[str, int], most: int) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most]


def _first_lesson(edition: Edition) -> Pitfall | None:
    for place, pitfall in enumerate(edition.pitfalls.all(), start=1):
        if pitfall.what and pitfall.instead:
            pitfall.place = place
            pitfall.edition = edition
            return pitfall
    return None

"""The start pack of one plan: everything the closest case studies can give it."""

from functools import cached_property

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import Truncator

from casestudies.start_pack import gaps, lessons, measures, people
from casestudies.start_pack.nearest import nearest, read
from casestudies.start_pack.plan import Plan
from casestudies.start_pack.queries import published_of
from casestudies.start_pack.sources import Source, close_ones
from casestudies.start_pack.terms import terms_of
from casestudies.start_pack.words import PlanWords

_LOOKED_AT = 14
# Lessons are gathered from so many, the nearest of which are shown.
_GATHERED = 12
_LONGEST_WISH = 200
_SHOWN = 6


class StartPack:
    """What the page shows for a plan. Raises index.IndexUnavailable."""

    def __init__(self, plan: Plan):
        found = read(plan)
        self.plan = plan
        self.words = PlanWords(terms_of(plan.text, found.understood), found.shares)
        scores = {hit.case_study_id: hit.score for hit in nearest(found, _LOOKED_AT)}
        editions = published_of(list(scores))
        sources = [Source(edition, scores[edition.case_study_id], plan, self.words) for edition in editions]
        self.sources = close_ones(sources)[:_GATHERED]

    @property
    def closest(self) -> list[Source]:
        """The closest case studies."""
        return self.sources[:_SHOWN]

    @cached_property
    def pitfalls(self) -> lessons.Lessons:
        """What to skip."""
        return lessons.pitfalls(self.sources, self.words)

    @cached_property
    def tipping_points(self) -> lessons.Lessons:
        """What turned people."""
        return lessons.tipping_points(self.sources, self.words)

    @cached_property
    def measures(self) -> list[measures.Measure]:
        """What was measured."""
        return measures.measures(self.sources, self.words)

    @cached_property
    def teams(self) -> list[people.Team]:
        """Whom to ask."""
        return people.teams(self.closest)

    @cached_property
    def used(self) -> list[people.Used]:
        """What the closest ones used."""
        return people.used_by(self.closest)

    @cached_property
    def gaps(self) -> list[str]:
        """What nobody has written about yet."""
        return gaps.gaps(self.plan, self.words, self.closest)

    @property
    def search_address(self) -> str:
        """The search for the words of the plan."""
        return f"{reverse('search:search')}?{urlencode({'q': self.plan.text})}"

    @property
    def public_ids(self) -> str:
        """The closest case studies, as a draft that is begun from this pack is told them."""
        return ",".join(source.edition.case_study.public_id for source in self.closest)

    @property
    def wish_address(self) -> str:
        """Where one tells others what one is looking for."""
        given = {"text": Truncator(self.plan.text).chars(_LONGEST_WISH), "region": self.plan.region}
        return f"{reverse('asked:tell')}?{urlencode({name: value for name, value in given.items() if value})}"

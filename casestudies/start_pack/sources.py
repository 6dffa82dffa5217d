"""A case study that a start pack takes from, and why it is close to the plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from casestudies.figures import Figure, headline_figure
from casestudies.models import Edition
from casestudies.start_pack.plan import Plan
from casestudies.start_pack.words import PlanWords, Reason, Text
from casestudies.vocabulary import Role

# Sharing less of a plan than this, or so much less than the closest one does, is chance.
LEAST_CLOSENESS = 0.12
LEAST_OF_BEST = 0.4
# The score counts every word, also those in passing, so it counts for less than the gist.
_SCORE_COUNTS = 0.5
_ROLE_NAMES = dict(Role.choices)
# One word in common says nothing, unless the plan has hardly more.
_FEW_TERMS = 3


@dataclass(frozen=True)
class Source:
    """A published edition, loaded with its parts, beside a plan. `score` is how well the index found it to match."""

    edition: Edition
    score: float
    plan: Plan
    words: PlanWords

    @cached_property
    def closeness(self) -> float:
        """How much of the plan it has, from 0 to 1."""
        return self.words.closeness(self._gist, self._rest)

    @property
    def is_close(self) -> bool:
        """Whether it shares enough of the plan for that not to be chance."""
        has_few_terms = len(self.words.terms) <= _FEW_TERMS
        enough_terms = has_few_terms or self.words.count_shared(self._gist, self._rest) > 1
        return enough_terms and self.closeness >= LEAST_CLOSENESS

    @cached_property
    def shared(self) -> list[Reason]:
        """What of the plan it has, the rarest first."""
        return self.words.shared(self._gist + self._rest)

    @property
    def same(self) -> list[str]:
        """That its region and its setting are those of the plan, where they are."""
        near = [f"same place: {self.plan.region_name}"] if self.is_near else []
        return near + ([f"same sort of place: {self.plan.setting_name}"] if self.is_alike else [])

    @property
    def is_near(self) -> bool:
        """Whether it is of the plan's region."""
        return bool(self.edition.region and self.edition.region.slug == self.plan.region)

    @property
    def is_alike(self) -> bool:
        """Whether it is of the plan's setting."""
        return bool(self.edition.setting and self.edition.setting.slug == self.plan.setting)

    @cached_property
    def href(self) -> str:
        """Where it is."""
        return self.edition.published_address

    @property
    def where(self) -> str:
        """Organisation as it was called then, and region."""
        return ", ".join(filter(None, [self.edition.organisation_name, str(self.edition.region or "")]))

    @property
    def figure(self) -> Figure | None:
        """The number that says most about its result."""
        return headline_figure(self.edition)

    @cached_property
    def _gist(self) -> Text:
        edition = self.edition
        listed = [str(one) for one in (edition.setting, edition.region) if one]
        return Text(edition.headline, edition.problem, edition.result, edition.summary, edition.place, *listed)

    @cached_property
    def _rest(self) -> Text:
        edition = self.edition
        points, pitfalls = edition.tipping_points.all(), edition.pitfalls.all()
        return Text(
            edition.what_you_did,
            *(text for pitfall in pitfalls for text in (pitfall.what, pitfall.why, pitfall.instead)),
            *(text for point in points for text in (role_name(point.role), point.who, point.what_turned_them)),
            *(outcome.measure for outcome in edition.outcomes.all()),
        )


def close_ones(sources: Sequence[Source]) -> list[Source]:
    """Those that are close enough to be of use, the closest first.

    The index counts every word; how much of the plan is in the gist is weighed against that.
    """
    close = [source for source in sources if source.is_close]
    best_score = max((source.score for source in close), default=0) or 1.0
    best = max((source.closeness for source in close), default=0)
    close = [source for source in close if source.closeness >= LEAST_OF_BEST * best]
    return sorted(close, key=lambda source: -(_SCORE_COUNTS * source.score / best_score + source.closeness / best))


def role_name(role: str) -> str:
    """What a role is called; quicker than asking each tipping point."""
    return _ROLE_NAMES.get(role, "")

"""One result of a search, as its card shows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.text import Truncator

from casestudies.figures import Figure, headline_figure
from casestudies.index.snippets import LONGEST, Passage, Piece, Sought
from casestudies.models import Edition


@dataclass(frozen=True)
class Result:
    """A published edition that was found, loaded with its outcomes and counts.

    `sought` are the words it was found by; with them it is loaded with its tipping points and pitfalls, too.
    """

    edition: Edition
    sought: Sought | None = None

    @property
    def text(self) -> tuple[Piece, ...]:
        """The passage that says best why this was found, or else what happened as a result."""
        if self.passage:
            return self.passage.pieces
        edition = self.edition
        return (Piece(Truncator(edition.result or edition.problem or edition.summary).chars(LONGEST)),)

    @property
    def why(self) -> str:
        """What the passage is part of, where that is not plain to see."""
        return self.passage.name if self.passage else ""

    @cached_property
    def passage(self) -> Passage | None:
        """The best passage, if any of the words are in what readers see first."""
        return self.sought.best_of(_texts(self.edition)) if self.sought else None

    @property
    def where(self) -> str:
        """Organisation as it was called then, place and region, as far as they are known."""
        organisation = self.edition.organisation_name or str(self.edition.organisation or "")
        return ", ".join(filter(None, [organisation, self.edition.place, str(self.edition.region or "")]))

    @cached_property
    def figure(self) -> Figure | None:
        """The number to show."""
        return headline_figure(self.edition)

    @property
    def measure(self) -> str:
        """What the number is of, unless its unit says the same."""
        if self.figure is None or self.figure.outcome.unit.strip().lower() == self.figure.measure.lower():
            return ""
        return self.figure.measure


def _texts(edition: Edition) -> Iterator[tuple[str, str]]:
    """What is shown of an edition where the words are in it, each text with its name, the most telling first."""
    yield "", edition.result
    yield "", edition.summary
    yield "the problem", edition.problem
    for point in edition.tipping_points.all():
        yield "a tipping point", point.what_turned_them
    for pitfall in edition.pitfalls.all():
        yield "what to skip", f"{pitfall.what}\n{pitfall.instead}"
    yield "what they did", edition.what_you_did
    yield "advice to others", edition.advice_core

"""One result of a search, as its card shows it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.text import Truncator
from django.utils.timezone import localdate

from casestudies.figures import Figure, headline_of
from casestudies.freshness import Freshness, freshness_of, says_it_ended
from casestudies.index.snippets import LONGEST, Passage, Piece, Sought
from casestudies.models.case_study import public_address
from casestudies.search.elsewhere import LABEL
from casestudies.search.queries import Row
from casestudies.vocabulary import Verdict, verdict_of


@dataclass(frozen=True)
class Result:
    """A published edition that was found; `sought` are the words it was found by.

    `elsewhere` are its other texts, each with its name, where nothing else on its card says why it was found.
    """

    row: Row
    sought: Sought | None = None
    elsewhere: Sequence[tuple[str, str]] = ()

    @property
    def headline(self) -> str:
        """What they changed."""
        return self.row.edition.headline

    @cached_property
    def marked_headline(self) -> tuple[Piece, ...]:
        """The headline with the words looked for."""
        return self.sought.marked(self.headline) if self.sought else (Piece(self.headline),)

    @property
    def address(self) -> str:
        """Where everybody reads it."""
        return public_address(self.row.edition.public_id, self.headline)

    @property
    def published_on(self) -> date:
        """The day it was published."""
        return localdate(self.row.edition.published_at)

    @cached_property
    def text(self) -> tuple[Piece, ...]:
        """The passage that says best why this was found, or else what happened as a result."""
        if self.passage:
            return self.passage.pieces
        edition = self.row.edition
        return (Piece(Truncator(edition.result or edition.problem or edition.summary).chars(LONGEST)),)

    @property
    def came_of_it(self) -> str:
        """What happened as a result, where neither the passage nor a number says it."""
        return Truncator(self.row.edition.result).chars(LONGEST) if self.why and not self.figure else ""

    @property
    def why(self) -> str:
        """What the passage is part of, where that is not plain to see."""
        return self.passage.name if self.passage else ""

    @cached_property
    def passage(self) -> Passage | None:
        """The best passage, if any of the words are in what readers see first, or else in another text."""
        shown = self.sought.best_of(_texts(self.row)) if self.sought else None
        return shown or (None if self._is_label else self._best_elsewhere)

    @property
    def shows_why(self) -> bool:
        """Whether its headline or passage has any of the words, or there are none."""
        return not self.sought or bool(self.passage) or any(piece.is_match for piece in self.marked_headline)

    @property
    def label(self) -> tuple[Piece, ...]:
        """The topic, tag, place or other entry of a list that it was found under."""
        return self._best_elsewhere.pieces if self._is_label else ()

    @cached_property
    def _best_elsewhere(self) -> Passage | None:
        return self.sought.best_of(self.elsewhere) if self.sought else None

    @property
    def _is_label(self) -> bool:
        return self._best_elsewhere is not None and self._best_elsewhere.name == LABEL

    @property
    def where(self) -> str:
        """Organisation as it was called then, place and region, as far as they are known."""
        edition = self.row.edition
        organisation = edition.organisation_name or edition.organisation_today
        return ", ".join(filter(None, [organisation, edition.place, edition.region_name]))

    @property
    def freshness(self) -> Freshness | None:
        """Whether it is still true, where there is a word to say about it."""
        edition = self.row.edition
        return freshness_of(
            published=self.published_on,
            said=edition.still_true,
            said_on=edition.still_true_on,
            because=edition.stopped_because,
            today=localdate(),
            ended=says_it_ended(self.verdict, edition.lasting),
        )

    @property
    def verdict(self) -> Verdict | None:
        """What came of it."""
        return verdict_of(self.row.edition.result_direction, [outcome.direction for outcome in self.row.outcomes])

    @cached_property
    def figure(self) -> Figure | None:
        """The number to show."""
        return headline_of(self.row.outcomes, self.row.edition.result_category)

    @property
    def measure(self) -> str:
        """What the number is of, unless its unit says the same."""
        if self.figure is None or self.figure.outcome.unit.strip().lower() == self.figure.measure.lower():
            return ""
        return self.figure.measure


def _texts(row: Row) -> Iterator[tuple[str, str]]:
    """What is shown of an edition where the words are in it, each text with its name, the most telling first."""
    edition = row.edition
    yield "", edition.result
    yield "", edition.summary
    yield "the problem", edition.problem
    for (turned,) in row.tipping_points:
        yield "a tipping point", turned
    for what, instead in row.pitfalls:
        yield "what to skip", f"{what}\n{instead}"
    yield "what they did", edition.what_you_did
    yield "advice to others", edition.advice_core

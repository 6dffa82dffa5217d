"""One result of a search, as its card shows it."""

from dataclasses import dataclass
from functools import cached_property

from casestudies.figures import Figure, headline_figure
from casestudies.models import Edition


@dataclass(frozen=True)
class Result:
    """A published edition that was found, loaded with its outcomes and counts."""

    edition: Edition

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

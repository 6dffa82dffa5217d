"""One result of a search, as its card shows it."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from casestudies.models import Edition, Outcome


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
    def measured(self) -> Outcome | None:
        """The outcome to show: the first with a number, rather one with a number to compare it with."""
        numbers = [outcome for outcome in self.edition.outcomes.all() if outcome.result is not None]
        return min(numbers, key=lambda outcome: outcome.baseline is None, default=None)

    @property
    def before(self) -> str:
        """The number it began with, or nothing."""
        return _plain(self.measured.baseline) if self.measured else ""

    @property
    def after(self) -> str:
        """The number it came to."""
        return _plain(self.measured.result) if self.measured else ""

    @property
    def unit(self) -> str:
        """What the numbers count, close behind them where it is a sign."""
        unit = self.measured.unit.strip() if self.measured else ""
        return unit if not unit or unit[0] in "%°" else f" {unit}"


def _plain(number: Decimal | None) -> str:
    if number is None:
        return ""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

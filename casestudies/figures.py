"""Numbers as people read them: "12.5%", "1,200 minutes", "Down by 3 days (25%)"."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from casestudies.models import Edition, Outcome
from casestudies.units import agreeing

_CLOSE_UNITS = ("%", "°")
_PERCENT = ("%", "percent", "per cent")


def plain(number: Decimal | int) -> str:
    """A number with commas for thousands and without trailing zeros."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def with_unit(number: Decimal | int | None, unit: str) -> str:
    """A number with its unit, for one or many, pounds before and percent close behind; empty for no number."""
    if number is None:
        return ""
    unit = unit.strip()
    if unit == "£":
        return f"−£{plain(-number)}" if number < 0 else f"£{plain(number)}"
    if unit.startswith(_CLOSE_UNITS):
        return f"{plain(number)}{unit}"
    return f"{plain(number)} {agreeing(number, unit)}".strip()


def change_in_words(outcome: Outcome) -> str:
    """How far an outcome moved, in its unit and in percent of where it began; empty unless both numbers are known."""
    if outcome.baseline is None or outcome.result is None:
        return ""
    moved = outcome.result - outcome.baseline
    if moved == 0:
        return "No difference"
    unit = "percentage points" if is_percent(outcome.unit) else outcome.unit
    words = f"{'Up' if moved > 0 else 'Down'} by {with_unit(abs(moved), unit)}"
    return f"{words} ({_percent_of(moved, outcome.baseline)})" if outcome.baseline else words


def is_percent(unit: str) -> bool:
    """Whether a unit is a percentage, also of something: "%", "% of admissions"."""
    return unit.strip().lower().startswith(_PERCENT)


def _percent_of(moved: Decimal, baseline: Decimal) -> str:
    percent = abs(moved / baseline) * 100
    if percent < Decimal("0.1"):
        return "less than 0.1%"
    return f"{plain(percent.quantize(Decimal('0.1') if percent < 10 else Decimal(1)))}%"


@dataclass(frozen=True)
class Figure:
    """One measured outcome in words; `detail` says over what period and of how many."""

    outcome: Outcome

    @property
    def measure(self) -> str:
        """What was measured."""
        return str(self.outcome)

    @property
    def before(self) -> str:
        """Where it began, with its unit."""
        return with_unit(self.outcome.baseline, self.outcome.unit)

    @property
    def start(self) -> str:
        """Where it began, without a unit that is said at its end anyway."""
        is_close = self.outcome.unit.strip().startswith((*_CLOSE_UNITS, "£"))
        return self.before if is_close or self.outcome.baseline is None else plain(self.outcome.baseline)

    @property
    def after(self) -> str:
        """Where it ended, with its unit."""
        return with_unit(self.outcome.result, self.outcome.unit)

    @property
    def change(self) -> str:
        """How far it moved."""
        return change_in_words(self.outcome)

    @property
    def sample(self) -> str:
        """Of how many."""
        return plain(self.outcome.sample_size) if self.outcome.sample_size is not None else ""

    @property
    def detail(self) -> str:
        """Over what period, and of how many."""
        return ", ".join(filter(None, [self.outcome.period, f"n = {self.sample}" if self.sample else ""]))


def headline_figure(edition: Edition) -> Figure | None:
    """The figure for the facts panel of an edition."""
    return headline_of(edition.outcomes.all(), edition.result_category)


def headline_of(outcomes: Iterable[Outcome], result_category: str) -> Figure | None:
    """The first measured outcome, one of the result's own kind before others."""
    measured = [outcome for outcome in outcomes if outcome.result is not None]
    measured.sort(key=lambda outcome: (outcome.baseline is None, outcome.category != result_category))
    return Figure(measured[0]) if measured else None

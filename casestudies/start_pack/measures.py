"""What others measured, and how far it moved, in honest words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from casestudies.figures import change_in_words, is_percent, plain
from casestudies.index.language import stop_words, words_of
from casestudies.models import Outcome
from casestudies.start_pack.sources import Source
from casestudies.start_pack.words import PlanWords
from casestudies.vocabulary import Direction, OutcomeCategory

MOST_SHOWN = 12
_CATEGORIES = dict(OutcomeCategory.choices)

_SHORT_DIRECTIONS = {
    Direction.BETTER: "better",
    Direction.MIXED: "mixed",
    Direction.NO_CHANGE: "no change",
    Direction.WORSE: "worse",
    Direction.TOO_EARLY: "too early to say",
}


@dataclass(frozen=True)
class Measure:
    """One thing that was measured, by one case study or by several that measured the same."""

    name: str
    category: str
    unit: str
    outcomes: list[Outcome] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)

    @property
    def periods(self) -> str:
        """Over what periods it was measured."""
        return ", ".join(dict.fromkeys(outcome.period for outcome in self.outcomes if outcome.period))

    @property
    def change(self) -> str:
        """How far it moved."""
        return range_in_words(self.outcomes)

    @property
    def went(self) -> str:
        """Which way it went."""
        return directions_in_words(self.outcomes)


def measures(sources: Sequence[Source], words: PlanWords) -> list[Measure]:
    """What was measured: first what several used, then what has most to do with the plan."""
    found: dict[tuple, Measure] = {}
    for source in sources:
        for outcome in source.edition.outcomes.all():
            if not outcome.measure and not outcome.category:
                continue
            named = frozenset(words_of(str(outcome))) - stop_words()
            key = (named, outcome.category, outcome.unit.strip().lower())
            measure = found.setdefault(key, Measure(str(outcome), _CATEGORIES.get(outcome.category, ""), outcome.unit))
            measure.outcomes.append(outcome)
            if source not in measure.sources:
                measure.sources.append(source)
    ordered = sorted(found.values(), key=lambda one: (-len(one.sources), -_relevance(one, words)))
    return ordered[:MOST_SHOWN]


def _relevance(measure: Measure, words: PlanWords) -> float:
    return (1 + words.relevance(measure.name)) * measure.sources[0].closeness


def range_in_words(outcomes: Sequence[Outcome]) -> str:
    """How far one or several outcomes of the same measure moved: "Down by 3 days (25%)", "From down 30% to up 4%"."""
    measured = [words for outcome in outcomes if (words := change_in_words(outcome))]
    if not measured:
        return "Not given in numbers"
    percents = sorted(filter(lambda percent: percent is not None, map(_percent, outcomes)))
    in_percent = any(is_percent(outcome.unit) for outcome in outcomes)  # percent of percent mislead
    if len(measured) == 1 or in_percent or len(percents) < len(measured):
        words = "; ".join(measured)
    elif percents[0] == percents[-1]:
        words = f"{_signed(percents[0])} in each".capitalize()
    else:
        words = f"From {_signed(percents[0])} to {_signed(percents[-1])}"
    missing = len(outcomes) - len(measured)
    return f"{words}; {missing} without numbers" if missing else words


def directions_in_words(outcomes: Sequence[Outcome]) -> str:
    """Which way the outcomes of one measure went: "It got better", or of several "better in 2, worse in 1"."""
    known = Counter(outcome.direction for outcome in outcomes if outcome.direction)
    if len(outcomes) == 1:
        return outcomes[0].get_direction_display()
    return ", ".join(
        f"{words} in {known[direction]}" for direction, words in _SHORT_DIRECTIONS.items() if known[direction]
    ).capitalize()


def _percent(outcome: Outcome) -> Decimal | None:
    if outcome.baseline is None or outcome.result is None or not outcome.baseline:
        return None
    return ((outcome.result - outcome.baseline) / abs(outcome.baseline) * 100).quantize(Decimal(1))


def _signed(percent: Decimal) -> str:
    return f"{'up' if percent > 0 else 'down'} {plain(abs(percent))}%" if percent else "no difference"

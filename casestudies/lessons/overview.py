"""The way into all lessons: how many there are, and the questions they answer best."""

from dataclasses import dataclass

from casestudies import index
from casestudies.finding.addresses import address
from casestudies.index import PITFALLS, TIPPING_POINTS, SearchRequest, Shelf, Sort
from casestudies.index.facets import Counts
from casestudies.lessons.labels import in_sentence, labels
from casestudies.vocabulary import MoneyBand, PitfallKind, Role, TimeBand, Trigger

_MOST_ROLES = 9
_MOST_ANSWERS = 3
_MOST_KINDS = 5
_MUCH_TIME = (TimeBand.TO_200, TimeBand.TO_1000, TimeBand.OVER_1000)
_MUCH_MONEY = (MoneyBand.TO_50K, MoneyBand.TO_250K, MoneyBand.OVER_250K)


@dataclass(frozen=True)
class Answer:
    """One answer to a question, how often it was given, and where its lessons are."""

    label: str
    count: int
    href: str


@dataclass(frozen=True)
class Question:
    """A question with its most frequent answers; `total` lessons are at `href`."""

    text: str
    answers: list[Answer]
    total: int
    href: str


@dataclass(frozen=True)
class Overview:
    """How many tipping points and pitfalls there are, and the questions they answer."""

    tipping_points: int
    pitfalls: int
    turned: list[Question]
    wasted: list[Question]


def overview() -> Overview:
    """The way in, counted over all published case studies. Raises IndexUnavailable."""
    tipping_points, pitfalls = index.totals([_everything(TIPPING_POINTS), _everything(PITFALLS)])
    return Overview(tipping_points, pitfalls, _turned(), _wasted(pitfalls))


def _turned() -> list[Question]:
    """What turned each of the groups that turned most often."""
    roles = index.facet_counts(TIPPING_POINTS)["role"]
    triggers = index.crossed_counts(TIPPING_POINTS, "role", "trigger")
    telling = [role for role in roles if role != Role.OTHER]
    most = sorted(telling, key=lambda role: (-roles[role], role))[:_MOST_ROLES]
    return [
        _question(
            TIPPING_POINTS,
            f"What turned {in_sentence(labels()['role'][role])}?",
            {"role": (role,)},
            "trigger",
            {value: count for value, count in triggers.get(role, {}).items() if value != Trigger.OTHER},
            roles[role],
            _MOST_ANSWERS,
        )
        for role in most
    ]


def _wasted(total: int) -> list[Question]:
    """What wasted most time, most money, and happened most often."""
    time = _much("time_lost", _MUCH_TIME)
    money = _much("money_lost", _MUCH_MONEY)
    kinds = index.facet_counts(PITFALLS)["kind"]
    questions = [
        _question(PITFALLS, "What wasted most time?", {"time_lost": _MUCH_TIME}, "kind", *time, _MOST_KINDS),
        _question(PITFALLS, "What wasted most money?", {"money_lost": _MUCH_MONEY}, "kind", *money, _MOST_KINDS),
        _question(PITFALLS, "What goes wrong most often?", {}, "kind", kinds, total, _MOST_KINDS),
    ]
    return [question for question in questions if question.answers]


def _much(facet: str, bands: tuple[str, ...]) -> tuple[dict[str, int], int]:
    """How many pitfalls of each kind cost one of these bands, and how many pitfalls cost that at all."""
    kinds: dict[str, int] = {}
    crossed: Counts = index.crossed_counts(PITFALLS, facet, "kind")
    for band in bands:
        for kind, count in crossed.get(band, {}).items():
            kinds[kind] = kinds.get(kind, 0) + count
    counts = index.facet_counts(PITFALLS)[facet]
    return kinds, sum(counts.get(band, 0) for band in bands)


def _question(
    shelf: Shelf, text: str, chosen: dict, facet: str, counts: dict[str, int], total: int, most: int
) -> Question:
    def href(**more: tuple[str, ...]) -> str:
        return address(_ROUTES[shelf], SearchRequest(chosen=chosen | more, sort=Sort.NEWEST, shelf=shelf))

    counts = {value: count for value, count in counts.items() if value != PitfallKind.OTHER}
    frequent = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most]
    answers = [Answer(labels()[facet][value], count, href(**{facet: (value,)})) for value, count in frequent]
    return Question(text, answers, total, href())


def _everything(shelf: Shelf) -> SearchRequest:
    return SearchRequest(sort=Sort.NEWEST, shelf=shelf)


_ROUTES = {TIPPING_POINTS: "lessons:tipping_points", PITFALLS: "lessons:pitfalls"}

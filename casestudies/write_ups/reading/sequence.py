"""The likeliest places of passages that follow one another: people tell each part once, and begin with the problem."""

from collections.abc import Mapping, Sequence

# Staying with a part is likely, going on to another a little less, coming back to one that was left hardly.
STAY, NEW, AGAIN = 0.5, 0.0, -3.0
BEGIN = {"problem": 1.5, "context_helped": 0.8}
WIDTH = 60

_Way = tuple[float, tuple[str, ...], frozenset[str]]


def likeliest(scores: Sequence[Mapping[str, float]], places: Sequence[str]) -> tuple[str, ...]:
    """A place for each passage, from how much its own words speak for each place.

    A beam search: which parts were told already counts, so that only the best ways so far are followed.
    """
    ways: list[_Way] = [(0.0, (), frozenset())]
    for own in scores:
        best: dict[tuple[str, frozenset[str]], _Way] = {}
        for total, way, told in ways:
            for place in places:
                now = total + own.get(place, 0) + _step(way, told, place)
                key = place, told | {place}
                if key not in best or best[key][0] < now:
                    best[key] = now, (*way, place), key[1]
        ways = sorted(best.values(), key=lambda each: each[0], reverse=True)[:WIDTH]
    return ways[0][1]


def _step(way: tuple[str, ...], told: frozenset[str], place: str) -> float:
    if not way:
        return BEGIN.get(place, 0)
    if way[-1] == place:
        return STAY
    return AGAIN if place in told else NEW

"""Which place a passage belongs to by its words, where no heading says it: a small method that would rather not say.

Words and shapes that are typical of a part of the form count for it (wording.txt, heading_words.txt, shapes.py). The
place with the most is taken when it has enough and is clearly ahead; otherwise there is none and a person decides.
Passages that follow one another are looked at together: people tell what was wrong, what they did, what came of it.
"""

from itertools import pairwise

from .names import weigh
from .shapes import weigh_shapes

ENOUGH = 3.0
ENOUGH_IN_ORDER = 2.0
AHEAD = 1.1
HEADING_COUNTS = 2.0
LONG = 80
ENOUGH_TO_READ = 3000

# The order in which people tell things. Staying is likely, going on a little, going back is not.
ORDER = ("problem", "context_helped", "what_we_did", "tipping_points", "outcomes", "pitfalls", "resources", "credits")
STAY, GO_ON, GO_BACK, BEGIN = 0.6, 0.0, -1.0, 1.5


def place_of(text: str, heading: str = "") -> str | None:
    """The place a text belongs to by its own words and those of its heading, or None when neither says enough."""
    scores = scores_of(text)
    for place, score in weigh(heading, "heading_words.txt").items():
        scores[place] = scores.get(place, 0) + HEADING_COUNTS * score
    ranked = [*sorted(scores.values(), reverse=True), 0.0, 0.0]
    if ranked[0] < ENOUGH or ranked[0] < AHEAD * ranked[1]:
        return None
    return max(scores, key=scores.__getitem__)


def places_of(texts: list[str]) -> list[str | None]:
    """The place of each of several passages that follow one another without headings.

    The likeliest sequence is found by dynamic programming (Viterbi): each passage's own words, and the order in which
    people tell things. One whose words say nothing keeps the company of its neighbours, or gets no place.
    """
    if not texts:
        return []
    scores = [scores_of(text) for text in texts]
    ways = [{place: (scores[0].get(place, 0) + (BEGIN if place == ORDER[0] else 0), (place,)) for place in ORDER}]
    for own in scores[1:]:
        ways.append({place: _best_way(ways[-1], place, own.get(place, 0)) for place in ORDER})
    way = max(ways[-1].values())[1]
    agreeing = [before == after for before, after in pairwise((None, *way))] + [False]
    return [
        place if own.get(place, 0) >= ENOUGH_IN_ORDER or (agreeing[n] and (agreeing[n + 1] or own.get(place))) else None
        for n, (place, own) in enumerate(zip(way, scores, strict=True))
    ]


def scores_of(text: str) -> dict[str, float]:
    """How much the words of a text speak for each place; long texts have more words and count no more for that."""
    text = text[:ENOUGH_TO_READ]
    scores = weigh(text, "wording.txt")
    for place, score in weigh_shapes(text).items():
        scores[place] = scores.get(place, 0) + score
    words = max(LONG, len(text.split()))
    return {place: score * LONG / words for place, score in scores.items()}


def _best_way(before: dict[str, tuple[float, tuple]], place: str, own: float) -> tuple[float, tuple]:
    total, way = max((score + _step(way[-1], place), way) for score, way in before.values())
    return total + own, (*way, place)


def _step(before: str, place: str) -> float:
    if before == place:
        return STAY
    return GO_ON if ORDER.index(place) > ORDER.index(before) else GO_BACK

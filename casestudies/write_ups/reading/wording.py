"""Which place a passage belongs to by its words, where no heading says it: a small method that would rather not say.

Words and shapes that are typical of a part of the form count for it (wording.txt, heading_words.txt, shapes.py), and so
does likeness to what others wrote about that part (examples.txt). The place with the most is taken when it has enough
and is clearly ahead; otherwise there is none and a person decides. Passages that follow one another are looked at
together (sequence.py).
"""

from itertools import pairwise

from .likeness import likeness_of
from .names import weigh
from .sequence import likeliest
from .shapes import weigh_shapes

ENOUGH = 3.0
ENOUGH_IN_ORDER = 1.4
AHEAD = 1.1
HEADING_COUNTS = 2.0
LONG = 80
CUES = 0.8
ENOUGH_TO_READ = 3000

PLACES = ("problem", "context_helped", "what_we_did", "tipping_points", "outcomes", "pitfalls", "resources", "credits")


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

    One whose words say too little keeps the company of its neighbours, or gets no place.
    """
    if not texts:
        return []
    scores = [scores_of(text) for text in texts]
    way = likeliest(scores, PLACES)
    agreeing = [before == after for before, after in pairwise((None, *way))] + [False]
    return [
        place if own.get(place, 0) >= ENOUGH_IN_ORDER or agreeing[n] or agreeing[n + 1] else None
        for n, (place, own) in enumerate(zip(way, scores, strict=True))
    ]


def scores_of(text: str) -> dict[str, float]:
    """How much the words of a text speak for each place; long texts have more words and count no more for that."""
    text = text[:ENOUGH_TO_READ]
    cues = weigh(text, "wording.txt")
    for place, score in weigh_shapes(text).items():
        cues[place] = cues.get(place, 0) + score
    share = CUES * LONG / max(LONG, len(text.split()))
    return {place: share * cues.get(place, 0) + likeness for place, likeness in likeness_of(text).items()}

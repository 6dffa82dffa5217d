"""What decides between case studies that match practically as well: adoption elsewhere, thanks and freshness.

It is kept in the index with each of them, so that the engine itself puts what matches in order and pages add up.
"""

from datetime import UTC, datetime
from math import log1p

# What is most adopted, most thanked and freshest is put before what matches better by no more than this: one part in a
# hundred.
EPSILON = 0.01
_MOST_ADOPTED = 100
_MOST_THANKS = 1000
_OLDEST, _NEWEST = datetime(2015, 1, 1, tzinfo=UTC), datetime(2045, 1, 1, tzinfo=UTC)


def tie_break(published_at: datetime, *, adopted: int = 0, thanks: int = 0) -> float:
    """What the index holds for this day, number of places that adopted it, and thanks.

    The engine multiplies scores by log2(2 + this), which is between 1 and 1 + EPSILON. Adoption, thanks and freshness
    have a third of it each: the first two by their logarithm, and each day as much as any other, so that nothing has to
    be written anew as time goes by.
    """
    fresh = min(max((published_at - _OLDEST) / (_NEWEST - _OLDEST), 0.0), 1.0)
    return 2 ** (1 + EPSILON * (_share(adopted, _MOST_ADOPTED) + _share(thanks, _MOST_THANKS) + fresh) / 3) - 2


def _share(number: int, most: int) -> float:
    return min(1.0, log1p(number) / log1p(most))

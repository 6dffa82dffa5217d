"""What decides between case studies that match practically as well: thanks from readers, and freshness.

It is kept in the index with each of them, so that the engine itself puts what matches in order and pages add up.
"""

from datetime import UTC, datetime
from math import log1p

# What is most thanked and freshest is put before what matches better by no more than this: one part in a hundred.
EPSILON = 0.01
_MOST_THANKS = 1000
_OLDEST, _NEWEST = datetime(2015, 1, 1, tzinfo=UTC), datetime(2045, 1, 1, tzinfo=UTC)


def tie_break(thanks: int, published_at: datetime) -> float:
    """What the index holds for this many thanks and this day: the engine multiplies scores by log2(2 + this).

    The factor is between 1 and 1 + EPSILON. Thanks and freshness have half of it each: thanks by their logarithm, and
    each day as much as any other, so that nothing has to be written anew as time goes by.
    """
    thanked = min(1.0, log1p(thanks) / log1p(_MOST_THANKS))
    fresh = min(max((published_at - _OLDEST) / (_NEWEST - _OLDEST), 0.0), 1.0)
    return 2 ** (1 + EPSILON * (thanked + fresh) / 2) - 2

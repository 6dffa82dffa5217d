"""Which case studies are nearest to a plan."""

import re
from collections.abc import Sequence

from casestudies import index
from casestudies.index import SearchRequest
from casestudies.index.searching import Hit, hits
from casestudies.start_pack.plan import Plan

_LOOKED_AT = 24
# What being of the same region or setting counts for beside the words.
_SAME_PLACE = 1.2

_QUOTES_AND_MINUS = re.compile(r'["“”„‟«»]|(?<!\S)-+(?=\S)')


def nearest(plan: Plan, limit: int) -> list[Hit]:
    """The case studies nearest to a plan by its words, the nearest first. Raises index.IndexUnavailable.

    Place and setting make case studies nearer and leave none out.
    """
    text = _QUOTES_AND_MINUS.sub(" ", plan.text)
    preferred = [{facet: (value,)} for facet, value in (("region", plan.region), ("setting", plan.setting)) if value]
    everywhere, *same = [
        hits(SearchRequest(text, chosen, sort=index.Sort.RELEVANCE, page_size=_LOOKED_AT))
        for chosen in ({}, *preferred)
    ]
    return merged(everywhere, same)[:limit]


def merged(everywhere: Sequence[Hit], same: Sequence[Sequence[Hit]]) -> list[Hit]:
    """One list of several: those also found in the same place or setting count for more. The best first."""
    scores = {hit.case_study_id: hit.score for found in (everywhere, *same) for hit in found}
    for found in same:
        for hit in found:
            scores[hit.case_study_id] *= _SAME_PLACE
    return [Hit(pk, scores[pk]) for pk in sorted(scores, key=lambda pk: (-scores[pk], pk))]

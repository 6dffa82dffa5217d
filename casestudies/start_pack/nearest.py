"""Which case studies are nearest to a plan."""

from collections.abc import Sequence

from casestudies.index.plans import PlanRead, read_plan
from casestudies.index.searching import Hit
from casestudies.start_pack.plan import Plan
from casestudies.start_pack.terms import as_plain_words

_LOOKED_AT = 24
# What being of the same region or setting counts for beside the words.
_SAME_PLACE = 1.2


def read(plan: Plan) -> PlanRead:
    """What the index says of a plan, also within its region and its setting. Raises index.IndexUnavailable."""
    within = [{facet: (value,)} for facet, value in (("region", plan.region), ("setting", plan.setting)) if value]
    return read_plan(as_plain_words(plan.text), within, limit=_LOOKED_AT)


def nearest(found: PlanRead, limit: int) -> list[Hit]:
    """The case studies nearest to a plan, the nearest first. Place and setting make nearer and leave none out."""
    return merged(found.nearest, found.nearest_within)[:limit]


def merged(everywhere: Sequence[Hit], same: Sequence[Sequence[Hit]]) -> list[Hit]:
    """One list of several: those also found in the same place or setting count for more. The best first."""
    scores = {hit.case_study_id: hit.score for found in (everywhere, *same) for hit in found}
    for found in same:
        for hit in found:
            scores[hit.case_study_id] *= _SAME_PLACE
    return [Hit(pk, scores[pk]) for pk in sorted(scores, key=lambda pk: (-scores[pk], pk))]

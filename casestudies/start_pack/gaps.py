"""What nobody has written about yet: said plainly, so that silence is not taken for success."""

from collections.abc import Sequence

from casestudies.start_pack.plan import Plan
from casestudies.start_pack.sources import Source
from casestudies.start_pack.words import PlanWords
from casestudies.vocabulary import MoneyBand, TimeBand, Verdict

_MOST_WORDS = 6


def gaps(plan: Plan, words: PlanWords, sources: Sequence[Source]) -> list[str]:
    """One sentence for each thing the closest case studies do not say. Takes those that are close to the plan."""
    editions = [source.edition for source in sources]
    missing = {
        f"None of them is from {plan.region_name}.": plan.region and not any(source.is_near for source in sources),
        f"None of them has the setting “{plan.setting_name}”.": plan.setting
        and not any(source.is_alike for source in sources),
        "None of them gives a number for what changed.": not any(source.figure for source in sources),
        "None of them says what turned people round.": not any(one.tipping_points.all() for one in editions),
        "None of them says what to skip.": not any(one.pitfalls.all() for one in editions),
        "None of them says what it cost.": not any(_says_cost(one) for one in editions),
        "None of them says whether it lasted.": not any(one.lasting or one.lasting_note for one in editions),
        "All of them say it worked. What failed may not have been written up.": bool(editions)
        and all(one.verdict == Verdict.WORKED for one in editions),
    }
    sentences = [sentence for sentence, is_missing in missing.items() if is_missing] if sources else []
    unwritten = words.unwritten[:_MOST_WORDS]
    if unwritten:
        listed = ", ".join(f"“{word}”" for word in unwritten)
        sentences.insert(0, f"No case study on this portal mentions {listed}.")
    return sentences


def _says_cost(edition) -> bool:
    bands = {edition.staff_hours, edition.money_spent} - {"", TimeBand.UNKNOWN, MoneyBand.UNKNOWN}
    return bool(bands or edition.cost_note)

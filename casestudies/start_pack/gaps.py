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
        f"come from {plan.region_name}": plan.region and not any(source.is_near for source in sources),
        f"name the setting “{plan.setting_name}”": plan.setting and not any(source.is_alike for source in sources),
        "give a number for what changed": not any(source.figure for source in sources),
        "say what turned people round": not any(one.tipping_points.all() for one in editions),
        "say what to skip": not any(one.pitfalls.all() for one in editions),
        "say what it cost": not any(_says_cost(one) for one in editions),
        "say whether it lasted": not any(one.lasting or one.lasting_note for one in editions),
    }
    sentences = [_none(editions, does) for does, is_missing in missing.items() if is_missing] if editions else []
    if editions and all(one.verdict == Verdict.WORKED for one in editions):
        they_say = "It says" if len(editions) == 1 else "All of them say"
        sentences.append(f"{they_say} it worked. What failed may not have been written up.")
    unwritten = words.unwritten[:_MOST_WORDS]
    if unwritten:
        listed = ", ".join(f"“{word}”" for word in unwritten)
        sentences.insert(0, f"No case study on this portal mentions {listed}.")
    return sentences


def _none(editions: Sequence, does: str) -> str:
    if len(editions) == 1:
        return f"It does not {does}."
    verb, rest = does.split(" ", 1)
    return f"None of them {verb}s {rest}."


def _says_cost(edition) -> bool:
    bands = {edition.staff_hours, edition.money_spent} - {"", TimeBand.UNKNOWN, MoneyBand.UNKNOWN}
    return bool(bands or edition.cost_note)

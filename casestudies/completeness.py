"""What an edition still lacks: the five required answers, and how full the rest is."""

from casestudies.errors import Incomplete
from casestudies.models import Edition
from casestudies.vocabulary import HEADLINE_LIMIT, SHORT_ANSWER_LIMIT, TOPIC_LIMIT, Section

_PART_SECTIONS = {
    Section.OUTCOMES: "outcomes",
    Section.CREDITS: "credits",
    Section.RESOURCES: "resources",
    Section.PHOTOS: "photos",
    Section.ATTACHMENTS: "attachments",
}
_FIELD_SECTIONS = {
    Section.COST: ["staff_hours", "money_spent", "cost_note"],
    Section.CONTEXT: ["context_helped", "context_hindered", "unintended"],
    Section.LASTING: ["lasting", "lasting_note"],
    Section.FAIRNESS: ["equity", "environment", "patient_involvement"],
    Section.ADVICE: ["advice_core", "advice_optional"],
}
WEIGHTS = {
    Section.SEED: 40,
    Section.TIPPING_POINTS: 12,
    Section.PITFALLS: 12,
    Section.WHAT_YOU_DID: 8,
    Section.OUTCOMES: 8,
}


def missing_answers(edition: Edition) -> list[tuple[str, str]]:
    """The (field name, sentence) pairs that keep an edition from being sent; empty when it can go.

    The five required answers: headline, problem, result with category and direction, where, topic.
    """
    missing = []
    for name, limit, ask in (
        ("headline", HEADLINE_LIMIT, "Enter what you changed, in one sentence"),
        ("problem", SHORT_ANSWER_LIMIT, "Enter what the problem was"),
        ("result", SHORT_ANSWER_LIMIT, "Enter what happened as a result"),
    ):
        text = getattr(edition, name).strip()
        if not text:
            missing.append((name, ask))
        elif len(text) > limit:
            label = {"headline": "What you changed", "problem": "The problem", "result": "The result"}[name]
            missing.append((name, f"{label} must be {limit} characters or fewer. You have used {len(text)}"))
    if not edition.result_category:
        missing.append(("result_category", "Select what kind of result it was"))
    if not edition.result_direction:
        missing.append(("result_direction", "Select which way it went"))
    if edition.organisation is None and not (edition.organisation_name and edition.region):
        missing.append(("organisation", "Select the organisation where this happened"))
    topics = len(edition.topics.all())
    if topics == 0:
        missing.append(("topics", "Select at least one topic"))
    elif topics > TOPIC_LIMIT:
        missing.append(("topics", f"Select up to {TOPIC_LIMIT} topics"))
    return missing


def check_complete(edition: Edition) -> None:
    """Raises Incomplete, with what is missing, unless the edition can be sent for review."""
    missing = missing_answers(edition)
    if missing:
        raise Incomplete("Some answers are needed before you can send this for review.", missing)


def answered_sections(edition: Edition) -> set[Section]:
    """The sections with at least one answer; the five answers count only when all are there."""
    answered = {section for section, parts in _PART_SECTIONS.items() if getattr(edition, parts).all()}
    answered |= {section for section, names in _FIELD_SECTIONS.items() if any(getattr(edition, name) for name in names)}
    if not missing_answers(edition):
        answered.add(Section.SEED)
    if edition.no_tipping_points or edition.tipping_points.all():
        answered.add(Section.TIPPING_POINTS)
    if edition.no_pitfalls or edition.pitfalls.all():
        answered.add(Section.PITFALLS)
    if edition.what_you_did or edition.summary or edition.started_year or edition.steps.all():
        answered.add(Section.WHAT_YOU_DID)
    if edition.methods.all() or edition.method_note or edition.sponsor or edition.guidance:
        answered.add(Section.METHODS)
    if edition.tags.all():
        answered.add(Section.TAGS)
    return answered


def has_begun(edition: Edition, section: Section) -> bool:
    """Whether a section has any answer at all."""
    if section is not Section.SEED:
        return section in answered_sections(edition)
    return bool(edition.headline or edition.problem or edition.result or edition.organisation or edition.topics.all())


def _seed_share(edition: Edition) -> float:
    """How much of the five answers is there, from 0 to 1; a result counts with its category and direction."""
    lacking = {name.partition("_")[0] for name, _ in missing_answers(edition)}
    return 1 - len(lacking) / 5


def completeness(edition: Edition) -> int:
    """How full an edition is, in percent: 40 for the five answers, most of the rest for tipping points and pitfalls."""
    rest = [section for section in Section if section not in WEIGHTS]
    each = (100 - sum(WEIGHTS.values())) / len(rest)
    answered = answered_sections(edition) - {Section.SEED}
    return round(WEIGHTS[Section.SEED] * _seed_share(edition) + sum(WEIGHTS.get(section, each) for section in answered))

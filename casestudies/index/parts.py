"""The parts of the search that can be switched off, to measure what each contributes (docs/ranking.md)."""

from enum import StrEnum


class Part(StrEnum):
    """One part of how words find case studies."""

    THESAURUS = "thesaurus"
    SPELLING = "spelling"
    COMPOUNDS = "compounds"
    PLACES = "places"
    NEARNESS = "nearness"
    FIELD_WEIGHTS = "field-weights"
    ALL_WORDS = "all-words"
    PLAN_WEIGHTS = "plan-weights"
    FEEDBACK = "feedback"
    TIES = "ties"

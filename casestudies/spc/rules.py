"""What may be chosen about the arithmetic; everything else is fixed."""

from dataclasses import dataclass

LEAST_POINTS = 12
"""From how many values on limits are drawn (Making Data Count; NHSRplotthedots fixes limits from 12 points)."""

TRIAL_BELOW = 13
"""Limits from fewer values are provisional (NHSRplotthedots: "trial limits")."""


@dataclass(frozen=True)
class Rules:
    """How long a shift and a trend must be, and whether moving ranges are screened.

    Defaults are those of Making Data Count as NHSRplotthedots applies them. Other bodies use other lengths. The NHS
    Excel tool is the same without screening.
    """

    shift: int = 7
    trend: int = 7
    screens: bool = True


MAKING_DATA_COUNT = Rules()

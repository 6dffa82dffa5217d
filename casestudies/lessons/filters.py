"""The parameters of the two pages of lessons."""

from django import forms

from casestudies.finding.filters import FacetFilter, FindingFilters, WordsFilter
from casestudies.index import PITFALLS, TIPPING_POINTS
from casestudies.lessons.labels import TITLES

_HINT = "Use your own words. Put “a phrase” in quotes, and a minus before a word to leave it out."


class TippingPointFilters(FindingFilters):
    """Words, who turned and how, where it was, an order and a page."""

    shelf = TIPPING_POINTS

    q = WordsFilter(label="Search tipping points", help_text=_HINT, widget=forms.SearchInput)
    role = FacetFilter(TITLES["role"])
    trigger = FacetFilter(TITLES["trigger"])
    before = FacetFilter(TITLES["before"])
    after = FacetFilter(TITLES["after"])
    topic = FacetFilter(TITLES["topic"])
    region = FacetFilter(TITLES["region"])
    setting = FacetFilter(TITLES["setting"])


class PitfallFilters(FindingFilters):
    """Words, what went wrong and what it cost, where it was, an order and a page."""

    shelf = PITFALLS

    q = WordsFilter(label="Search what to skip", help_text=_HINT, widget=forms.SearchInput)
    kind = FacetFilter(TITLES["kind"])
    time_lost = FacetFilter(TITLES["time_lost"])
    money_lost = FacetFilter(TITLES["money_lost"])
    topic = FacetFilter(TITLES["topic"])
    region = FacetFilter(TITLES["region"])
    setting = FacetFilter(TITLES["setting"])

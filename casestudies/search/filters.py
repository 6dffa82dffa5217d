"""The parameters of the search for case studies."""

from django import forms

from casestudies.finding.filters import FacetFilter, FindingFilters, WordsFilter
from casestudies.index import Sort
from casestudies.search.labels import TITLES


class CaseStudyFilters(FindingFilters):
    """Words, nine filters, an order and a page."""

    sorts = [*FindingFilters.sorts, (Sort.THANKED, "Most thanked")]
    sorts_without_words = [*FindingFilters.sorts_without_words, (Sort.THANKED, "Most thanked")]

    q = WordsFilter(
        label="Search case studies",
        help_text="Use your own words. Put “a phrase” in quotes, and a minus before a word to leave it out.",
        widget=forms.SearchInput,
    )
    topic = FacetFilter(TITLES["topic"])
    region = FacetFilter(TITLES["region"])
    board = FacetFilter(TITLES["board"])
    setting = FacetFilter(TITLES["setting"])
    outcome = FacetFilter(TITLES["outcome"])
    method = FacetFilter(TITLES["method"])
    status = FacetFilter(TITLES["status"])
    organisation = FacetFilter(TITLES["organisation"])
    tag = FacetFilter(TITLES["tag"])

"""The parameters of a search, declared once: what they mean, and how people choose them."""

import django_filters
from django import forms
from django.http import QueryDict

from casestudies.finding.addresses import usual_sort
from casestudies.finding.fields import KnownChoiceField, KnownChoicesField, PageField, WordsField
from casestudies.index import CASE_STUDIES, Part, SearchRequest, Shelf, Sort
from casestudies.models import CaseStudy
from sharing_portal.nhsuk.forms import NHSUKForm

FORM_ID = "search-form"
# Of a longer list this many options are shown at once, the others behind "show more".
SHORT_LIST = 10

# For each filter {value: label}, in the order of its list.
Labels = dict[str, dict[str, str]]
Choices = list[tuple[str, str]]


class WordsFilter(django_filters.Filter):
    """Free text."""

    field_class = WordsField


class FacetFilter(django_filters.Filter):
    """Any of several values."""

    field_class = KnownChoicesField

    def __init__(self, title: str):
        super().__init__(label=title, known={})


class SortFilter(django_filters.Filter):
    """The order of the results."""

    field_class = KnownChoiceField


class ExactFilter(django_filters.Filter):
    """Whether the words are searched for as they are spelt: 1, or the words that are meant.

    The form sends the words, so that nothing is kept for other words typed over them.
    """

    field_class = WordsField


class PageFilter(django_filters.Filter):
    """Which page of the results."""

    field_class = PageField


class FindingFilters(django_filters.FilterSet):
    """Validates the parameters and makes the page's form. The index answers, so no queryset is filtered here.

    Unknown parameters and values are ignored. Takes the parameters and the labels of all values. A subclass declares
    `q` and a FacetFilter for each facet of its shelf.
    """

    shelf: Shelf = CASE_STUDIES
    # The usual order has no name, so that words typed while browsing are not kept in the order of browsing.
    sorts: Choices = [("", "Most relevant"), (Sort.NEWEST, "Newest")]
    sorts_without_words: Choices = [("", "Newest")]

    sort = SortFilter(label="Sort by", widget=forms.Select({"form": FORM_ID}), choices=sorts)
    page = PageFilter(widget=forms.HiddenInput)
    exact = ExactFilter(widget=forms.HiddenInput)

    class Meta:
        form = NHSUKForm

    def __init__(self, data: QueryDict, labels: Labels):
        super().__init__(data, CaseStudy.objects.none())
        for facet in self.shelf.facets:
            self.filters[facet].extra["known"] = labels[facet]
        has_words = bool(self.filters["q"].field.clean(data.get("q")))
        self.filters["sort"].extra["choices"] = self.sorts if has_words else self.sorts_without_words
        self.form.full_clean()

    @property
    def asked(self) -> SearchRequest:
        """The search that the parameters ask for."""
        values = self.form.cleaned_data
        chosen = {facet: values[facet] for facet in self.shelf.facets if values[facet]}
        sort = Sort(values["sort"] or usual_sort(values["q"]))
        is_exact = values["q"] and values["exact"] in ("1", values["q"])
        off = frozenset({Part.SPELLING}) if is_exact else frozenset()
        return SearchRequest(values["q"], chosen, sort, values["page"], shelf=self.shelf, off=off)


def in_order(labels: dict[str, str], counts: dict[str, int], chosen: tuple[str, ...]) -> list[tuple[str, str]]:
    """The options of a filter: a short list in its own order, a long one with the chosen, then the most used first."""
    shown = [(value, label) for value, label in labels.items() if counts.get(value) or value in chosen]
    if len(shown) > SHORT_LIST:
        shown.sort(key=lambda pair: (pair[0] not in chosen, -counts.get(pair[0], 0), pair[1].lower()))
    return shown

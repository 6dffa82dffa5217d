"""The search page for case studies."""

from dataclasses import replace
from functools import cached_property

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import Truncator

from casestudies import index
from casestudies.finding.addresses import usual_sort, with_only
from casestudies.finding.filters import Labels
from casestudies.finding.page import FoundPage
from casestudies.index import SearchRequest, Sort
from casestudies.search.elsewhere import texts_of
from casestudies.search.failures import asks_for_failures, beside_failing
from casestudies.search.filters import CaseStudyFilters
from casestudies.search.labels import PLURALS, TITLES, labels, with_rare
from casestudies.search.queries import results_for
from casestudies.search.results import Result
from casestudies.vocabulary import Verdict
from sharing_portal.nhsuk.components import Link

_TOPICS_TO_BROWSE = 12
# From so many words on somebody tells a plan rather than searches.
_WORDS_OF_A_PLAN = 8
_LONGEST_WISH = 200


class SearchPage(FoundPage):
    """What the templates ask of a search. Takes the parameters and the person. Raises IndexUnavailable."""

    route = "search:search"
    filters_class = CaseStudyFilters
    titles = TITLES
    plurals = PLURALS

    def labels_of_all(self, data: QueryDict) -> Labels:
        """The labels of the lists, and of the organisations and tags that are used most or were asked for."""
        return with_rare(labels(), data.getlist("organisation"), data.getlist("tag"))

    def labels_of_found(self, known: Labels) -> Labels:
        """With those of the organisations and tags of what was found."""
        return with_rare(known, self.found.counts["organisation"], self.found.counts["tag"])

    @cached_property
    def results(self) -> list[Result]:
        """The published editions on this page."""
        pks = [hit.case_study_id for hit in self.found.hits]
        results = [Result(row, self.sought) for row in results_for(pks)]
        unexplained = [result.row.edition.pk for result in results if not result.shows_why]
        texts = texts_of(unexplained) if unexplained else {}
        return [replace(one, elsewhere=texts[pk]) if (pk := one.row.edition.pk) in texts else one for one in results]

    @property
    def shown(self) -> list[int]:
        """The case studies on this page."""
        return [result.row.edition.case_study_id for result in self.results]

    @property
    def start_pack_address(self) -> str:
        """Where these words make a start pack, when they are enough for a plan; or else empty."""
        if len(self.asked.text.split()) < _WORDS_OF_A_PLAN:
            return ""
        given = {"plan": self.asked.text}
        for facet in ("region", "setting"):
            if chosen := self.asked.chosen.get(facet):
                given[facet] = chosen[0]
        return f"{reverse('start_pack:start_pack')}?{urlencode(given)}"

    @property
    def failures(self) -> list[Link]:
        """The case studies that did not work and the things to skip, when the words ask for what failed."""
        if self.asked.chosen.get("status") or not asks_for_failures(self.asked.text):
            return []
        words = beside_failing(self.asked.text)
        did_not_work = with_only(
            replace(self.asked, text=words, sort=usual_sort(words)), "status", Verdict.DID_NOT_WORK
        )
        to_skip = reverse("lessons:pitfalls") + (f"?{urlencode({'q': words})}" if words else "")
        return [Link("case studies that did not work", self.address(did_not_work)), Link("things to skip", to_skip)]

    @property
    def wish(self) -> dict[str, str]:
        """What is looked for, as others are told: the words, the topic, and the region chosen or named in the words."""
        topic, region = (next(iter(self.asked.chosen.get(name, ())), "") for name in ("topic", "region"))
        place = self.found.understood.place
        return {"text": self.asked.text, "topic": topic, "region": region or (place.region if place else "")}

    @property
    def wish_address(self) -> str:
        """Where one tells others what one is looking for."""
        given = self.wish | {"text": Truncator(self.asked.text).chars(_LONGEST_WISH)}
        return f"{reverse('asked:tell')}?{urlencode({name: value for name, value in given.items() if value})}"

    @property
    def topics_to_browse(self) -> list[Link]:
        """The topics with the most case studies."""
        most = sorted(index.facet_counts()["topic"].items(), key=lambda pair: -pair[1])[:_TOPICS_TO_BROWSE]
        return [
            Link(
                f"{self.label_of('topic', slug)} ({count:,})",
                self.address(SearchRequest(chosen={"topic": (slug,)}, sort=Sort.NEWEST)),
            )
            for slug, count in most
        ]

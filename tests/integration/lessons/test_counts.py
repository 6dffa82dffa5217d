"""What is found, and the counts beside the filters, are those one would count by hand in the database."""

import random

import pytest

from casestudies.index import (
    PITFALLS,
    TIPPING_POINTS,
    SearchRequest,
    Sort,
    crossed_counts,
    facet_counts,
    follow,
    search,
)
from casestudies.models import Edition, Pitfall, TippingPoint

pytestmark = pytest.mark.django_db

OWN = {TIPPING_POINTS: ("role", "trigger", "before", "after"), PITFALLS: ("kind", "time_lost", "money_lost")}
MODELS = {TIPPING_POINTS: TippingPoint, PITFALLS: Pitfall}
SHELVES = pytest.mark.parametrize("shelf", [TIPPING_POINTS, PITFALLS], ids=lambda shelf: shelf.name)


def values_in_database(shelf):
    values = {}
    for lesson in MODELS[shelf].objects.filter(edition__in=Edition.objects.published()):
        edition = lesson.edition
        values[lesson.pk] = {name: {getattr(lesson, name)} - {""} for name in OWN[shelf]} | {
            "topic": set(edition.topics.values_list("slug", flat=True)),
            "region": {edition.region.slug} if edition.region else set(),
            "setting": {edition.setting.slug} if edition.setting else set(),
        }
    return values


def fits(values, chosen, leave_out=""):
    return all(values[facet] & set(wanted) for facet, wanted in chosen.items() if facet != leave_out)


def counted_by_hand(database, shelf, chosen):
    counts = {facet: {} for facet in shelf.facets}
    for values in database.values():
        for facet in shelf.facets:
            if fits(values, chosen, leave_out=facet):
                for value in values[facet]:
                    counts[facet][value] = counts[facet].get(value, 0) + 1
    return counts


@SHELVES
def test_counts_and_results_equal_a_count_by_hand_for_random_choices(shelf, random_lessons):
    random_lessons(50)
    follow()
    database = values_in_database(shelf)
    everything = facet_counts(shelf)
    assert everything == counted_by_hand(database, shelf, {})
    dice = random.Random(5)
    for _ in range(100):
        chosen = {}
        for facet in dice.sample(shelf.facets, k=dice.randint(0, 3)):
            values = sorted(everything[facet])
            chosen[facet] = tuple(dice.sample(values, k=min(len(values), dice.randint(1, 3))))
        results = search(SearchRequest(chosen=chosen, sort=Sort.NEWEST, page_size=1000, shelf=shelf))
        assert results.counts == counted_by_hand(database, shelf, chosen)
        assert {hit.lesson_id for hit in results.hits} == {
            pk for pk, values in database.items() if fits(values, chosen)
        }
        assert results.total == len(results.hits)


@SHELVES
def test_values_that_come_together_are_counted_together(shelf, random_lessons):
    random_lessons(30)
    follow()
    first, second = OWN[shelf][:2]
    by_hand = {}
    for values in values_in_database(shelf).values():
        for one in values[first]:
            inner = by_hand.setdefault(one, {})
            for other in values[second]:
                inner[other] = inner.get(other, 0) + 1
    assert crossed_counts(shelf, first, second) == by_hand


@SHELVES
def test_every_page_together_is_exactly_the_total(shelf, random_lessons):
    random_lessons(40)
    follow()
    for text, sort in [("", Sort.NEWEST), ("rota printer", Sort.RELEVANCE), ("clinic", Sort.NEWEST)]:
        total = search(SearchRequest(text, sort=sort, shelf=shelf)).total
        pages = [search(SearchRequest(text, sort=sort, page=page, page_size=7, shelf=shelf)) for page in range(1, 20)]
        found = [hit.lesson_id for page in pages for hit in page.hits]
        assert len(found) == len(set(found)) == total > 0


@SHELVES
def test_the_lessons_of_one_case_study_come_in_the_order_of_their_author(shelf, tell):
    edition = tell(
        points=[{"who": str(number)} for number in range(4)], pitfalls=[{"what": str(number)} for number in range(4)]
    )
    follow()
    found = [hit.lesson_id for hit in search(SearchRequest(sort=Sort.NEWEST, shelf=shelf)).hits]
    assert found == list(MODELS[shelf].objects.filter(edition=edition).values_list("pk", flat=True))

"""Counts beside the filters are those one would count by hand in the database."""

import random
from collections import Counter, defaultdict

import pytest
from taggit.models import TaggedItem

from casestudies.index import FACETS, SearchRequest, Sort, facet_counts, follow, search
from casestudies.index.searching import hits
from casestudies.models import Edition, Outcome
from casestudies.vocabulary import verdict_of
from improvers.models import Organisation, Succession
from tests.factories import make_imported, make_organisation

pytestmark = pytest.mark.django_db


Values = dict[str, set[str]]


def values_in_database() -> dict[int, Values]:
    """For each published case study the values of its facets, read from the tables themselves."""
    editions = Edition.objects.published().select_related("region", "setting", "board", "organisation__board")
    ids = [edition.pk for edition in editions]
    outcomes = gathered(Outcome.objects.filter(edition__in=ids).values_list("edition", "category"))
    directions = gathered(Outcome.objects.filter(edition__in=ids).values_list("edition", "direction"))
    linked = {
        "topic": gathered(Edition.topics.through.objects.values_list("edition", "topic__slug")),
        "method": gathered(Edition.methods.through.objects.values_list("edition", "method__slug")),
        "tag": gathered(TaggedItem.objects.values_list("object_id", "tag__slug")),
    }
    values = {}
    for edition in editions:
        board = edition.board_today or edition.board
        values[edition.case_study_id] = {
            "region": {edition.region.slug} if edition.region else set(),
            "board": {board.ods_code} if board else set(),
            "organisation": {edition.organisation.ods_code} if edition.organisation else set(),
            "setting": {edition.setting.slug} if edition.setting else set(),
            "outcome": ({edition.result_category} | outcomes[edition.pk]) - {""},
            "status": {str(verdict_of(edition.result_direction, sorted(directions[edition.pk])))},
        } | {facet: found[edition.pk] for facet, found in linked.items()}
    return values


def gathered(pairs) -> dict[int, set[str]]:
    found = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return found


def fits(values: Values, chosen, leave_out: str = "") -> bool:
    return all(not values[facet].isdisjoint(wanted) for facet, wanted in chosen.items() if facet != leave_out)


def counted_by_hand(database: dict[int, Values], chosen) -> dict[str, dict[str, int]]:
    counts = {facet: Counter() for facet in FACETS}
    for facet in FACETS:
        for values in database.values():
            if fits(values, chosen, leave_out=facet):
                counts[facet].update(values[facet])
    return counts


def some_choices(offered: dict[str, list[str]], dice: random.Random) -> dict[str, tuple[str, ...]]:
    """None to four facets with one to three values each, now and then one that nobody has."""
    return {
        facet: tuple(dice.sample(offered[facet], k=min(len(offered[facet]), dice.randint(1, 3))))
        for facet in dice.sample(FACETS, k=dice.choice([0, 1, 1, 2, 2, 3, 4]))
    }


PLAN = "We want a huddle about falls and sepsis on each frailty ward so that every bed has a nurse for discharge"
TEXTS = ["", "", PLAN, "ward falls", '"bed huddle"', '"nurse clinic" sepsis', "clinic -nurse", "-ward"]


def test_counts_totals_and_pages_equal_a_count_by_hand_for_random_choices_words_and_orders(random_case_studies):
    random_case_studies(150)
    follow()
    database = values_in_database()
    offered = {facet: sorted(set().union(*(one[facet] for one in database.values()), {"nobody"})) for facet in FACETS}
    matching = {text: {hit.case_study_id for hit in search(SearchRequest(text, page_size=1000)).hits} for text in TEXTS}
    assert matching[""] == set(database)
    assert min(map(len, matching.values())) > 0
    assert len(set(map(len, matching.values()))) > 3
    dice = random.Random(3)
    for _ in range(500):
        text, chosen, sort = dice.choice(TEXTS), some_choices(offered, dice), dice.choice(list(Sort))
        among = {pk: values for pk, values in database.items() if pk in matching[text]}
        wanted = {pk for pk, values in among.items() if fits(values, chosen)}
        first = search(SearchRequest(text, chosen, sort, page_size=dice.choice([7, 20, 50])))
        assert first.counts == counted_by_hand(among, chosen)
        assert first.total == len(wanted)
        found = hits_of_every_page(text, chosen, sort, len(wanted))
        assert len(found) == len(wanted)
        assert set(found) == wanted


def hits_of_every_page(text, chosen, sort, total: int) -> list[int]:
    """Also of the page after the last one."""
    pages = range(1, -(-total // 20) + 2)
    return [hit.case_study_id for page in pages for hit in hits(SearchRequest(text, chosen, sort, page))]


def test_an_empty_index_has_no_counts():
    assert facet_counts() == {facet: {} for facet in FACETS}
    assert search(SearchRequest(chosen={"topic": ("falls",)})).total == 0


def test_a_place_counts_for_the_board_that_answers_for_it_today():
    old = Organisation.objects.boards().filter(valid_to__isnull=False).exclude(succeeded_by=None).first()
    new = old.today() or Succession.objects.filter(predecessor=old).first().successor
    make_imported(organisation=make_organisation(board=new), board=old)
    assert facet_counts()["board"] == {new.ods_code: 1}


def test_more_tags_than_are_counted_still_gives_the_right_count_for_the_chosen_one(monkeypatch):
    monkeypatch.setattr("casestudies.index.facets._MOST_OF", {"tag": 2})
    editions = [make_imported() for _ in range(3)]
    for edition in editions:
        edition.tags.add("common", "usual")
    editions[0].tags.add("rare")
    follow()
    counts = search(SearchRequest(chosen={"tag": ("rare",)})).counts
    assert counts["tag"] == {"common": 3, "usual": 3, "rare": 1}


def test_a_rare_organisation_that_is_named_is_counted(monkeypatch):
    monkeypatch.setattr("casestudies.index.facets._MOST_OF", {"organisation": 1})
    common = make_organisation(name="Alder Trust")
    for organisation in (common, common, make_organisation(ods_code="RRA", name="Pendle Hospitals NHS Trust")):
        make_imported(organisation=organisation)
    follow()
    assert search(SearchRequest("people pendle hospitals")).counts["organisation"]["RRA"] == 1

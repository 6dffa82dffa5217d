"""Thanks and freshness decide between case studies that match as well, and never beat one that matches better."""

from datetime import timedelta

import pytest

from casestudies.index import Part, SearchRequest, follow, search
from casestudies.index.ties import EPSILON
from casestudies.models import Edition, IndexChange, Kudos
from tests.factories import make_published, make_user

pytestmark = pytest.mark.django_db

WITHOUT = frozenset({Part.TIES})


def found(text, **more):
    return [hit.case_study_id for hit in search(SearchRequest(text, **more)).hits]


def test_of_those_that_match_as_well_the_thanked_come_first_then_the_freshest():
    older, thanked, newer = (make_published(headline="Yellow socks") for _ in range(3))
    Kudos.objects.create(case_study=thanked.case_study, by=make_user())
    for days, edition in ((2, older), (3, thanked), (1, newer)):
        day = edition.published_at - timedelta(days=days)
        Edition.objects.filter(pk=edition.pk).update(published_at=day)
        IndexChange.record(edition.case_study_id)
    follow()
    assert found("socks") == [each.case_study_id for each in (thanked, newer, older)]


def test_what_matches_better_comes_first_however_old_and_unthanked():
    better = make_published(headline="Socks", problem="Socks")
    for _ in range(3):
        Kudos.objects.create(
            case_study=make_published(headline="Feet", what_you_did="Socks").case_study, by=make_user()
        )
    follow()
    assert found("socks")[0] == better.case_study_id


def test_nothing_passes_what_matches_better_by_more_than_epsilon(random_case_studies):
    random_case_studies(30)
    follow()
    for text in ("ward", "falls clinic", "waiting list huddle"):
        plain = {hit.case_study_id: hit.score for hit in search(SearchRequest(text, page_size=99, off=WITHOUT)).hits}
        order = [plain[pk] for pk in found(text, page_size=99)]
        assert sorted(order) == sorted(plain.values())
        for place, score in enumerate(order):
            assert max(order[place:]) <= score * (1 + EPSILON) * (1 + 1e-6)


def test_pages_of_ties_together_hold_everything_once():
    made = {make_published(headline="Yellow socks").case_study_id for _ in range(23)}
    follow()
    pages = [found("socks", page=page, page_size=5) for page in range(1, 7)]
    together = [pk for page in pages for pk in page]
    assert len(together) == len(made)
    assert set(together) == made
    assert together == found("socks", page_size=30)

"""Adoption, thanks and freshness decide between those that match as well, and never beat what matches better."""

from datetime import timedelta

import pytest

from casestudies.index import Part, SearchRequest, follow, search
from casestudies.index.ties import EPSILON
from casestudies.models import Edition, IndexChange, Kudos
from casestudies.states import Status
from casestudies.vocabulary import CreditRole
from tests.factories import make_draft, make_imported, make_user, take_to

pytestmark = pytest.mark.django_db

WITHOUT = frozenset({Part.TIES})


def found(text, **more):
    return [hit.case_study_id for hit in search(SearchRequest(text, **more)).hits]


def published(days_ago: int = 0, *, adopted: int = 0, thanks: int = 0, **answers) -> int:
    """A case study about yellow socks that so many places adopted and so many people thanked."""
    draft = make_draft(**{"headline": "Yellow socks", **answers})
    for number in range(adopted):
        draft.credits.create(name=f"Person {number}", organisation_name=f"Place {number}", role=CreditRole.ADOPTER)
    edition = take_to(Status.PUBLISHED, draft)
    for _ in range(thanks):
        Kudos.objects.create(case_study=edition.case_study, by=make_user())
    day = edition.published_at - timedelta(days=days_ago)
    Edition.objects.filter(pk=edition.pk).update(published_at=day)
    IndexChange.record(edition.case_study_id)
    return edition.case_study_id


def test_of_those_that_match_as_well_the_adopted_come_first_then_the_thanked_then_the_freshest():
    older, newest, newer = published(3), published(1), published(2)
    thanked, adopted = published(40, thanks=1), published(50, adopted=1)
    widely_adopted = published(60, adopted=4)
    follow()
    assert found("socks") == [widely_adopted, adopted, thanked, newest, newer, older]


@pytest.mark.parametrize("turn", [1, -1])
def test_which_of_two_alike_comes_first_follows_their_freshness_and_not_the_order_they_were_made_in(turn):
    made = [published(days_ago) for days_ago in (0, 30, 400)[::turn]]
    follow()
    assert found("socks") == made[::turn]


def test_one_place_that_adopted_counts_once_and_other_credits_not_at_all():
    draft = make_draft(headline="Yellow socks")
    for number in range(5):
        draft.credits.create(name=f"Person {number}", organisation_name="The same place", role=CreditRole.ADOPTER)
        draft.credits.create(name=f"Other {number}", organisation_name=f"Place {number}", role=CreditRole.FEEDBACK)
    take_to(Status.PUBLISHED, draft)
    twice = published(20, adopted=2)
    follow()
    assert found("socks") == [twice, draft.case_study_id]


BETTER = {"headline": "Socks", "problem": "Socks"}
WORSE = {"headline": "Feet at night", "what_you_did": "Socks"}


@pytest.mark.parametrize("better_is_made_first", [True, False])
def test_what_matches_better_comes_first_however_old_unthanked_and_unadopted(better_is_made_first):
    better = published(3000, **BETTER) if better_is_made_first else None
    others = [published(adopted=6, thanks=6, **WORSE) for _ in range(3)]
    better = better or published(3000, **BETTER)
    follow()
    assert found("socks")[0] == better
    assert found("socks", off=WITHOUT)[0] == better
    assert set(found("socks")) == {better, *others}


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
    made = {make_imported(headline="Yellow socks").case_study_id for _ in range(23)}
    follow()
    pages = [found("socks", page=page, page_size=5) for page in range(1, 7)]
    together = [pk for page in pages for pk in page]
    assert len(together) == len(made)
    assert set(together) == made
    assert together == found("socks", page_size=30)

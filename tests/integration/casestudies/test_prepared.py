"""What is put into SQL once gives what Django gives, for other keys too."""

from decimal import Decimal

import pytest

from casestudies.models import Edition, Outcome
from casestudies.models.prepared import Prepared
from tests.factories import make_draft

pytestmark = pytest.mark.django_db

_OF_AN_EDITION = ("pk", "headline", "updated_at", "status", "case_study__public_id", "region__name")


def editions(pks):
    return Edition.objects.filter(pk__in=pks, headline__startswith="We changed").values_list(*_OF_AN_EDITION)


@pytest.fixture
def pks():
    return [make_draft().pk for _ in range(43)]


@pytest.mark.parametrize("number", [0, 1, 19, 20, 21, 43])
def test_any_number_of_keys_finds_their_rows_and_no_others(pks, number):
    found = {tuple(row) for row in Prepared(editions).rows(pks[:number])}
    assert found == set(editions(pks[:number]))
    assert len(found) == number


def test_a_statement_is_put_together_once_and_answers_for_other_keys(pks):
    asked = []
    prepared = Prepared(lambda keys: asked.append(keys) or editions(keys))
    for pk in pks[:5]:
        assert [row[0] for row in prepared.rows([pk])] == [pk]
    assert prepared.rows([0]) == []
    assert len(asked) == 1


def test_twenty_keys_take_one_query(pks, django_assert_num_queries):
    prepared = Prepared(editions)
    with django_assert_num_queries(1):
        prepared.rows(pks[:20])
    with django_assert_num_queries(2):
        prepared.rows(pks[:21])


def test_numbers_and_dates_are_what_django_makes_of_them(pks):
    Outcome.objects.create(edition_id=pks[0], measure="Falls", baseline=Decimal("12.5"), result=None, order=1)
    rows = Prepared(
        lambda keys: Outcome.objects.filter(edition__in=keys).values_list("baseline", "result", "edition__updated_at")
    ).rows(pks)
    assert [tuple(row) for row in rows] == [
        (Decimal("12.5000"), None, Edition.objects.get(pk=pks[0]).updated_at),
    ]

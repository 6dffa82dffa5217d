"""Parts loaded all at once are those that would be loaded one by one."""

from decimal import Decimal

import pytest
from django.db.models import prefetch_related_objects

from casestudies.models import Edition, Method
from casestudies.models.loading import load_parts
from tests.factories import make_draft

pytestmark = pytest.mark.django_db

KINDS = [
    "topics", "methods", "outcomes", "tipping_points", "pitfalls", "steps", "resources", "credits", "photos",
    "attachments", "tags",
]  # fmt: skip


@pytest.fixture
def editions() -> list[Edition]:
    """One with parts of every kind and awkward values, one with none, one with a few."""
    full, bare, other = make_draft(topics=["falls", "cancer"]), make_draft(topics=[]), make_draft()
    full.methods.set(Method.objects.all()[:2])
    full.outcomes.create(
        order=1, measure="Second", baseline=Decimal("6.6200"), result=Decimal("-0.0001"), sample_size=0
    )
    full.outcomes.create(order=0, measure="F“irst” \\ \n 🙂", readings={"2024-03-01": "1.50"}, changes={})
    full.outcomes.create(order=2, baseline=Decimal("9999999999.9999"))
    full.tipping_points.create(what_turned_them="Data")
    full.pitfalls.create(what="", instead="{}")
    full.steps.create(what="null")
    full.resources.create(title="Van", url="https://example.org/?a=1&b=2")
    full.credits.create(name="O’Neil")
    full.photos.create(large="a.jpg", small="b.jpg", width=1, height=2, is_decorative=True)
    full.attachments.create(file="a.pdf", name="A.pdf", content_type="application/pdf", size=3)
    full.tags.add("Zebra", "apple")
    other.outcomes.create(measure="Other", result=3)
    return [full, bare, other]


def values(edition: Edition, kind: str) -> list[tuple]:
    return [
        tuple(repr(getattr(part, field.attname)) for field in part._meta.concrete_fields)
        for part in getattr(edition, kind).all()
    ]


def test_they_are_the_same_in_the_same_order_in_one_query(editions, django_assert_num_queries):
    Edition.objects.get(pk=editions[0].pk).tags.all()
    one_by_one = list(Edition.objects.filter(pk__in=[edition.pk for edition in editions]))
    prefetch_related_objects(one_by_one, *KINDS)
    at_once = [Edition.objects.get(pk=edition.pk) for edition in one_by_one]
    load_parts(at_once, *KINDS)
    with django_assert_num_queries(1):
        load_parts(at_once, *KINDS)
    with django_assert_num_queries(0):
        for here, there in zip(at_once, one_by_one, strict=True):
            for kind in KINDS:
                assert values(here, kind) == values(there, kind), kind
                assert all(part.edition is here for part in getattr(here, kind).all() if hasattr(part, "edition_id"))


def test_what_is_loaded_can_still_be_filtered_and_belongs_to_its_edition(editions):
    full = Edition.objects.get(pk=editions[0].pk)
    load_parts([full], "outcomes")
    assert [outcome.measure for outcome in full.outcomes.filter(measure__startswith="S")] == ["Second"]
    assert full.outcomes.all()[0].pk == full.outcomes.order_by("order").first().pk


def test_nothing_is_asked_for_no_editions(django_assert_num_queries):
    with django_assert_num_queries(0):
        load_parts([], "outcomes")

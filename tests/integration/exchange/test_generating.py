"""Generated case studies are what benchmarks are told they are."""

import io

import pytest
from django.core.management import CommandError, call_command

from casestudies import index
from casestudies.errors import DomainError
from casestudies.exchange.generating import SOURCE, generate_case_studies
from casestudies.index import SearchRequest
from casestudies.models import CaseStudy, Edition, IndexChange

pytestmark = pytest.mark.django_db


def _content() -> list:
    editions = Edition.objects.filter(case_study__source=SOURCE).with_parts().order_by("case_study__source_id")
    return [
        (
            edition.case_study.source_id,
            edition.case_study.public_id,
            edition.published_at,
            edition.headline,
            edition.what_you_did,
            edition.organisation_name,
            sorted(topic.slug for topic in edition.topics.all()),
            sorted(tag.name for tag in edition.tags.all()),
            [point.what_turned_them for point in edition.tipping_points.all()],
            [pitfall.instead for pitfall in edition.pitfalls.all()],
            edition.case_study.kudos.count(),
        )
        for edition in editions
    ]


def test_it_makes_as_many_published_case_studies_as_asked_each_found_by_search():
    assert generate_case_studies(count=50, allowed=True) == 50
    assert Edition.objects.published().count() == CaseStudy.objects.published().count() == 50
    assert CaseStudy.objects.filter(source=SOURCE, is_sample=True).count() == IndexChange.objects.count() == 50
    index.rebuild()
    assert index.search(SearchRequest()).total == 50


def test_what_is_there_already_is_not_made_again():
    generate_case_studies(count=20, allowed=True)
    assert generate_case_studies(count=20, allowed=True) == 0
    assert generate_case_studies(count=50, allowed=True) == 30
    assert CaseStudy.objects.count() == 50


def test_the_same_seed_gives_the_same_case_studies_and_another_seed_others():
    generate_case_studies(count=12, seed=7, allowed=True)
    first = _content()
    CaseStudy.objects.all().delete()
    generate_case_studies(count=5, seed=7, allowed=True)
    generate_case_studies(count=12, seed=7, allowed=True)
    assert _content() == first
    CaseStudy.objects.all().delete()
    generate_case_studies(count=12, seed=8, allowed=True)
    assert {headline for *_, headline in ((row[0], row[3]) for row in _content())}.isdisjoint(row[3] for row in first)


def test_they_are_long_and_varied():
    generate_case_studies(count=50, allowed=True)
    editions = list(Edition.objects.with_parts())
    words = [len(" ".join([row[3], row[4], *row[8], *row[9]]).split()) for row in _content()]
    assert 250 < sum(words) / len(words) < 800
    assert {len(edition.tipping_points.all()) for edition in editions} >= {0, 1, 2, 3}
    assert {len(edition.pitfalls.all()) for edition in editions} >= {0, 1, 2, 3}
    assert len({edition.region_id for edition in editions}) > 4
    assert len({edition.setting_id for edition in editions}) > 6
    assert len({tag.name for edition in editions for tag in edition.tags.all()}) > 50
    assert len({str(edition.verdict) for edition in editions}) == 4
    assert all(edition.headline and edition.problem and edition.result for edition in editions)


def test_nothing_is_made_without_leave():
    with pytest.raises(DomainError):
        generate_case_studies(count=5, allowed=False)
    with pytest.raises(CommandError, match="yes-for-benchmarks"):
        call_command("generate_case_studies", count=5)
    assert not CaseStudy.objects.exists()


def test_the_command_makes_them_and_builds_the_index():
    said = io.StringIO()
    call_command("generate_case_studies", "--count=5", "--yes-for-benchmarks", stdout=said)
    assert "5 case studies made" in said.getvalue()
    assert index.search(SearchRequest()).total == 5

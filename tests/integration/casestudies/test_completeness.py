"""The five required answers, and how full the rest is."""

import pytest

from casestudies.completeness import answered_sections, completeness, missing_answers
from casestudies.models import CaseStudy, Edition, Pitfall, TippingPoint, Topic
from casestudies.vocabulary import Section
from improvers.models import Region
from tests.factories import make_draft, make_user

pytestmark = pytest.mark.django_db


def test_the_five_answers_alone_can_be_sent():
    assert missing_answers(make_draft()) == []


def test_an_empty_draft_lacks_every_required_answer():
    edition = Edition.objects.create(case_study=CaseStudy.objects.create(lead=make_user()))
    assert [name for name, _ in missing_answers(edition)] == [
        "headline",
        "problem",
        "result",
        "result_category",
        "result_direction",
        "organisation",
        "topics",
    ]
    assert completeness(edition) == 0


@pytest.mark.parametrize(("name", "limit"), [("headline", 140), ("problem", 280), ("result", 280)])
def test_an_answer_over_its_limit_cannot_be_sent_and_says_how_long_it_is(name, limit):
    fits = make_draft(**{name: "x" * limit})
    too_long = make_draft(**{name: "x" * (limit + 1)})
    assert missing_answers(fits) == []
    [(field, sentence)] = missing_answers(too_long)
    assert field == name
    assert f"{limit} characters or fewer. You have used {limit + 1}" in sentence


def test_white_space_is_no_answer():
    assert missing_answers(make_draft(headline="  \n "))[0][0] == "headline"


def test_an_organisation_that_is_not_listed_needs_a_name_and_a_region():
    edition = make_draft()
    edition.organisation = None
    edition.organisation_name, edition.region = "Corner House Charity", None
    assert [name for name, _ in missing_answers(edition)] == ["organisation"]
    edition.region = Region.objects.get(slug="wales")
    assert missing_answers(edition) == []


def test_four_topics_are_too_many():
    edition = make_draft()
    edition.topics.set(Topic.objects.all()[:4])
    assert missing_answers(edition) == [("topics", "Select up to 3 topics")]


def test_none_that_we_know_of_answers_tipping_points_and_pitfalls():
    edition = make_draft(no_tipping_points=True, no_pitfalls=True)
    assert {Section.TIPPING_POINTS, Section.PITFALLS} <= answered_sections(edition)


def test_each_of_the_five_answers_counts_by_itself():
    edition = Edition.objects.create(
        case_study=CaseStudy.objects.create(lead=make_user()), headline="Half", problem="P"
    )
    assert completeness(edition) == 16
    edition.result = "It got better"
    assert completeness(edition) == 16, "a result needs its kind and direction"
    edition.result_category, edition.result_direction = "safety", "better"
    assert completeness(edition) == 24


def test_completeness_grows_with_every_section_and_a_full_one_is_a_hundred():
    edition = make_draft()
    seen = [completeness(edition)]
    TippingPoint.objects.create(edition=edition, who="The ward clerk")
    seen.append(completeness(edition))
    Pitfall.objects.create(edition=edition, what="A dashboard nobody opened")
    seen.append(completeness(edition))
    assert seen == sorted(set(seen))
    assert seen[0] == 40

"""Plans of a few sentences: which words find, and what the first results say about the others."""

import pytest

from casestudies.index import Part, SearchRequest, follow, search
from casestudies.index.plans import read_plan
from tests.factories import make_imported, make_organisation

pytestmark = pytest.mark.django_db

PLAN = "We want hospital patients to have better care on the ward. Could podiatry, splints or insoles help them walk?"


def found(text: str, **more) -> list[int]:
    return [hit.case_study_id for hit in search(SearchRequest(text, **more)).hits]


@pytest.fixture
def common(monkeypatch):
    """Ten case studies with the words every plan has, and room for few to be found."""
    monkeypatch.setattr("casestudies.index.telling.FEWEST", 3)
    monkeypatch.setattr("casestudies.index.telling.ENOUGH", 5)
    return [
        make_imported(headline="Better care on the ward", problem="Patients wait in hospital", topics=["cancer"])
        for _ in range(10)
    ]


def test_what_only_has_the_words_of_every_text_is_not_found(common):
    right = make_imported(headline="Podiatry on the ward", topics=["falls"])
    other = make_imported(headline="Splints that fit", topics=["falls"])
    follow()
    assert set(found(PLAN)) == {right.case_study_id, other.case_study_id}
    assert len(found(PLAN, off=frozenset({Part.PLAN_WEIGHTS}))) == 12


def test_common_words_still_put_what_has_them_first(common):
    make_imported(headline="Splints")
    plain = make_imported(headline="Podiatry", topics=["falls"])
    fuller = make_imported(headline="Podiatry", problem="Better care for patients on a hospital ward", topics=["falls"])
    follow()
    order = found(PLAN)
    assert order.index(fuller.case_study_id) < order.index(plain.case_study_id)


def test_a_plan_of_nothing_but_common_words_finds_what_has_them(common):
    follow()
    assert len(found("We want better care for patients who wait on the ward in hospital")) == 10


def test_what_the_first_results_share_brings_others_like_them_forward():
    for _ in range(4):
        make_imported(headline="Podiatry and splints and insoles", topics=["falls"])
    unlike = make_imported(headline="Insoles", topics=["cancer"])
    alike = make_imported(headline="Insoles", topics=["falls"])
    follow()
    plan = "Could podiatry and splints or insoles help people of any age to walk without pain?"
    assert found(plan)[4:] == [alike.case_study_id, unlike.case_study_id]
    assert found(plan, off=frozenset({Part.FEEDBACK, Part.TIES}))[4:] != [alike.case_study_id, unlike.case_study_id]
    assert found(plan, sort="newest")[0] == alike.case_study_id


def test_the_pages_of_a_plan_hold_everything_once_whatever_their_size(common, monkeypatch):
    monkeypatch.setattr("casestudies.index.feedback.REORDERED", 5)
    monkeypatch.setattr("casestudies.index.searching.REORDERED", 5)
    follow()
    plan = "We want better care for patients who wait on the ward in hospital"
    whole = found(plan, page_size=100)
    for size in (1, 2, 3, 4, 7):
        pages = [found(plan, page=page, page_size=size) for page in range(1, 13)]
        assert [pk for page in pages for pk in page] == whole


def test_a_plan_is_read_with_what_is_meant_how_rare_it_is_and_what_is_near(common):
    right = make_imported(headline="Pressure ulcers", organisation=make_organisation(name="Pendle Trust"))
    follow()
    read = read_plan("We see too many bed sores on every ward of our hospital", [{"topic": ("falls",)}], limit=3)
    assert read.nearest[0].case_study_id == right.case_study_id
    assert [hit.case_study_id for hit in read.nearest_within[0]] == [right.case_study_id]
    assert 0 < read.shares["ulcer"] < 0.2 < read.shares["ward"]
    assert read.shares["sore"] == 0

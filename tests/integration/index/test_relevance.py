"""On our own sample case studies people find what they mean without the right words."""

import pytest

from casestudies.exchange.sample_data import load_sample_data
from casestudies.index import Part, SearchRequest, follow, search
from casestudies.models import CaseStudy
from improvers.models import Region
from tests.factories import make_imported, make_organisation

pytestmark = pytest.mark.django_db

# What people type, and the number of the sample that must be among the first three.
FINDS = [
    # lay words and jargon
    ("bed sores", 5),
    ("queue of ambulances outside A&E", 13),
    ("low blood sugar", 16),
    ("smear test", 25),
    ("tooth decay", 26),
    ("kids missing their appointments", 7),
    ("drinking enough in nursing homes", 12),
    ("brain attack", 22),
    ("medication reconciliation", 11),
    ("old people falling", 1),
    ("getting a GP appointment", 8),
    ("dying at home", 19),
    ("phone lines jammed", 8),
    ("cannot get to see a doctor", 8),
    ("washing hands", 17),
    ("handwashing", 17),
    ("rotten teeth in little children", 26),
    ("operation postponed", 14),
    ("suspicious mole", 15),
    ("mums to be want the same midwife", 10),
    # abbreviations
    ("PIFU", 3),
    ("CGA", 28),
    ("CAMHS waits", 9),
    ("LD health checks", 18),
    ("HF virtual ward", 4),
    ("ED sepsis", 6),
    ("DNA paediatrics", 7),
    # misspelt
    ("demensia", 20),
    ("presure ulsers", 5),
    ("fraility", 28),
    ("hypoglicemia", 16),
    ("dermatolgy photos", 15),
    ("theater cancelations", 14),
    # plans
    ("We want to send fewer letters on paper. Has anybody saved money by sending them by email instead?", 24),
    ("Our ward staff use far too many disposable gloves and we would like to cut waste and the cost of it.", 17),
    ("Patients on our wards are fit to go home but wait for the consultant to say so, most of all at weekends.", 2),
]


def _found(text, **more):
    return [hit.case_study_id for hit in search(SearchRequest(text, **more)).hits]


def test_what_is_meant_is_among_the_first_three_without_the_right_words():
    load_sample_data()
    follow()
    names = {f"sample-{number:02}": number for _, number in FINDS}
    samples = {pk: names.get(name) for pk, name in CaseStudy.objects.values_list("pk", "source_id")}
    missed = {
        text: first for text, wanted in FINDS if wanted not in (first := [samples.get(pk) for pk in _found(text)[:3]])
    }
    assert not missed


def test_what_means_the_same_counts_less_than_what_was_typed():
    other = make_imported(headline="Fewer pressure ulcers")
    typed = make_imported(headline="Fewer bed sores")
    follow()
    assert _found("bed sores") == [typed.case_study_id, other.case_study_id]
    assert _found("bed sores", off=frozenset({Part.THESAURUS})) == [typed.case_study_id]


def test_an_abbreviation_finds_its_words_side_by_side_only():
    right = make_imported(headline="An urgent community response team")
    make_imported(headline="An urgent letter", problem="The community gave no response")
    follow()
    assert _found("UCR") == [right.case_study_id]


def test_what_is_misspelt_is_mended_told_and_can_be_kept():
    edition = make_imported(headline="Frailty at the front door")
    follow()
    found = search(SearchRequest("Fraility door"))
    assert found.text == "frailty door"
    assert found.understood.mended == {"fraility": "frailty"}
    assert [hit.case_study_id for hit in found.hits] == [edition.case_study_id]
    assert _found("fraility", off=frozenset({Part.SPELLING})) == []


_AS_TYPED = ['"fraility"', "frailty", "PIFU", "HbA1c", "1234567", "RXW01", "the", "frailties", "bed soars"]


@pytest.mark.parametrize("text", _AS_TYPED)
def test_quoted_phrases_known_words_and_codes_are_not_mended(text):
    make_imported(headline="Frailty at the front door")
    follow()
    assert search(SearchRequest(text)).understood.mended == {}


def test_a_word_published_since_is_not_mended():
    make_imported(headline="Frailty")
    follow()
    assert search(SearchRequest("fraility")).text == "frailty"
    new = make_imported(headline="Fraility spelt wrong")
    follow()
    assert _found("fraility") == [new.case_study_id]


def test_a_place_comes_first_and_others_follow():
    region = {slug: Region.objects.get(slug=slug) for slug in ("midlands", "north-east-and-yorkshire", "london")}
    headline = "A virtual ward"
    elsewhere = make_imported(headline=headline, organisation=make_organisation(region=region["london"]))
    there = make_imported(headline=headline, organisation=make_organisation(region=region["midlands"]))
    named = make_imported(headline=headline, place="Derby", organisation=make_organisation(region=region["midlands"]))
    follow()
    assert _found("virtual ward Derby") == [each.case_study_id for each in (named, there, elsewhere)]
    assert set(_found("Derby")) == {named.case_study_id, there.case_study_id}
    assert search(SearchRequest("virtual ward derby")).understood.place.region == "midlands"


def test_what_shares_only_a_word_with_the_subject_does_not_come_first_for_its_place():
    midlands, london = (make_organisation(region=Region.objects.get(slug=slug)) for slug in ("midlands", "london"))
    beside = make_imported(headline="A home birth team in Derby", organisation=midlands)
    there = make_imported(headline="Care homes", place="Derby", organisation=midlands)
    elsewhere = [make_imported(headline="Care homes", organisation=london) for _ in range(9)]
    for number in range(3):
        make_imported(headline=f"Ward round {number}", organisation=london)
    follow()
    found = _found("care homes Derby")
    assert found[0] == there.case_study_id
    assert set(found[1:10]) == {each.case_study_id for each in elsewhere}
    assert found[10] == beside.case_study_id


def test_a_place_of_the_same_name_elsewhere_does_not_come_first():
    region = {slug: Region.objects.get(slug=slug) for slug in ("north-east-and-yorkshire", "london")}
    london = make_imported(
        headline="Care homes", place="North East London", organisation=make_organisation(region=region["london"])
    )
    north = make_imported(
        headline="Care homes", organisation=make_organisation(region=region["north-east-and-yorkshire"])
    )
    follow()
    assert _found("care homes north east") == [north.case_study_id, london.case_study_id]


def test_a_place_that_nobody_shared_from_leaves_no_page_empty():
    edition = make_imported(headline="A virtual ward")
    follow()
    assert _found("virtual ward Orkney") == [edition.case_study_id]


def _publish_many(word, times):
    for _ in range(times):
        make_imported(headline=f"{word} and so on")


def test_a_mistake_somebody_published_is_found_and_what_is_usual_is_offered():
    mistaken = make_imported(headline="Sokcs for feet")
    _publish_many("Socks for feet", 22)
    _publish_many("Feats", 3)
    follow()
    results = search(SearchRequest('Sokcs feats "for feet" -hats'))
    assert results.hits[0].case_study_id == mistaken.case_study_id
    assert results.likelier_text == 'socks feats "for feet" -hats'


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("sokcs", "socks"),
        ("the sokcs", "the socks"),
        ('"sokcs on feet"', '"socks on feet"'),
        ('"sorks on feet"', '"socks on feet"'),
        ("socks", ""),
        ("frailty", ""),
        ("sokcs " + "and others like them who were seen by many people in several wards", ""),
        ("", ""),
        ("\ud800", ""),
    ],
)
def test_where_little_is_found_what_is_used_more_is_offered(text, offered):
    make_imported(headline="Sokcs")
    _publish_many("Socks", 6)
    follow()
    assert search(SearchRequest(text)).likelier_text == offered


def test_the_name_of_a_place_is_no_misspelling():
    _publish_many("Meeting needs", 6)
    follow()
    assert search(SearchRequest("leeds")).likelier_text == ""
    assert search(SearchRequest("meeting neesd")).text == "meeting needs"


def test_nothing_else_is_offered_for_words_as_typed():
    make_imported(headline="Sokcs")
    _publish_many("Socks", 6)
    follow()
    assert search(SearchRequest("sokcs", off=frozenset({Part.SPELLING}))).likelier_text == ""


@pytest.mark.parametrize("text", ["virtual ward Midlnds", "virtual ward Darby"])
def test_a_place_that_is_misspelt_is_still_a_place(text):
    midlands = make_organisation(region=Region.objects.get(slug="midlands"))
    for _ in range(3):
        make_imported(headline="A virtual ward", place="Derby, Midlands", organisation=midlands)
    follow()
    assert search(SearchRequest(text)).understood.place.region == "midlands"

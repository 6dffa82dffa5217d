"""What people type finds what they mean, and nothing they type is an error."""

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from casestudies.index import SearchRequest, Sort, facet_counts, follow, search
from casestudies.models import Credit, Kudos, Pitfall, TippingPoint
from casestudies.states import Status
from tests.factories import make_draft, make_imported, make_organisation, make_user, take_to

pytestmark = pytest.mark.django_db


def test_words_are_found_in_any_form_and_spelling(found):
    edition = make_imported(headline="Organising children’s anaesthesia programmes", problem="Nurses' café at A&E")
    for text in ["organised", "organizing", "child", "CHILDREN'S", "anesthesia", "program", "nurse", "cafe", "a&e"]:
        if text != "child":
            assert found(text) == [edition.case_study_id], text


def test_the_headline_counts_more_than_the_rest_and_what_to_skip_more_than_the_story(found):
    last = make_imported(headline="One", what_you_did="We gave out socks.")
    lesson = make_draft(headline="Two")
    Pitfall.objects.create(edition=lesson, what="We bought the wrong socks.", instead="Ask first.")
    take_to(Status.PUBLISHED, lesson)
    first = make_imported(headline="Socks")
    summary = make_imported(headline="Four", result="We gave out socks")
    order = [first.case_study_id, summary.case_study_id, lesson.case_study_id, last.case_study_id]
    assert found("socks") == order


def test_every_part_that_readers_see_is_searched(found):
    draft = make_draft(
        organisation=make_organisation(name="Pendle Trust"), topics=["sustainability"], place="Rowan ward"
    )
    TippingPoint.objects.create(edition=draft, role="reception", what_turned_them="She saw the zebra")
    Credit.objects.create(edition=draft, name="Ottoline Marsh", job_role="Podiatrist")
    draft.tags.add("walrus")
    take_to(Status.PUBLISHED, draft)
    make_imported(headline="Another")
    for text in ["pendle", "rowan", "net zero", "receptionists", "zebra", "ottoline", "podiatrists", "walrus"]:
        assert found(text) == [draft.case_study_id], text


def test_results_with_all_words_come_before_those_with_some(found):
    some = make_imported(headline="Virtual virtual virtual clinics")
    both = make_imported(headline="A long headline that has virtual somewhere and later a ward as well")
    assert found("virtual ward") == [both.case_study_id, some.case_study_id]


def test_where_enough_have_all_words_the_others_are_left_out(found, monkeypatch):
    monkeypatch.setattr("casestudies.index.searching._ENOUGH", 1)
    make_imported(headline="Virtual clinics")
    both = make_imported(headline="Virtual wards")
    assert found("virtual ward") == [both.case_study_id]


def test_it_is_said_when_nothing_has_all_words():
    make_imported(headline="Virtual clinics")
    follow()
    assert search(SearchRequest("virtual zebra")).some_words
    assert not search(SearchRequest("virtual clinic")).some_words
    assert not search(SearchRequest("zebra walrus")).some_words


def test_a_plan_in_sentences_finds_what_shares_its_rare_words(found):
    for _ in range(5):
        make_imported(headline="Patients wait in our hospital", problem="We want better care for the people on a ward")
    right = make_imported(headline="Podiatry for diabetic feet")
    plan = "We want to give people in our hospital better care. " * 3 + "Could a podiatry clinic on the ward do that?"
    assert found(plan)[0] == right.case_study_id


def test_a_quoted_phrase_must_be_there_word_for_word(found):
    edition = make_imported(headline="Care of the older person at home")
    make_imported(headline="Older home for a person of care")
    assert found('"older person"') == [edition.case_study_id]
    assert found("“care of the older person”") == [edition.case_study_id]
    assert found('home "older person"') == [edition.case_study_id]
    assert found('"person older"') == []


def test_a_minus_leaves_out_a_word_or_a_phrase(found):
    plain = make_imported(headline="Falls on the ward")
    home = make_imported(headline="Falls at home")
    assert found("falls -home") == [plain.case_study_id]
    assert found('falls -"at home"') == [plain.case_study_id]
    assert found("-ward") == [home.case_study_id]
    assert sorted(found("falls - home")) == sorted([plain.case_study_id, home.case_study_id])


def test_stop_words_are_only_left_out_where_there_are_others(found):
    edition = make_imported(headline="Before and after")
    other = make_imported(headline="Unlike", problem="After all")
    assert found("before and after")[0] == edition.case_study_id
    assert found("unlike after") == [other.case_study_id]


def test_only_marks_and_no_words_find_nothing(found):
    make_imported()
    assert found("?!…") == []
    assert len(found("   ")) == 1


def test_sorted_by_thanks_then_by_date(found):
    editions = [make_imported() for _ in range(3)]
    for edition, thanks in zip(editions, (0, 2, 0), strict=True):
        for _ in range(thanks):
            Kudos.objects.create(case_study=edition.case_study, by=make_user())
    ids = [edition.case_study_id for edition in editions]
    assert found(sort=Sort.NEWEST) == ids[::-1]
    assert found(sort=Sort.THANKED) == [ids[1], ids[2], ids[0]]


def test_counts_beside_filters_come_true_when_chosen(found):
    for number in range(30):
        make_imported(headline="Virtual ward", topics=["falls"] if number < 3 else ["cancer"])
    make_imported(headline="Virtual clinic", topics=["falls"])
    follow()
    promised = search(SearchRequest("virtual ward")).counts["topic"]["falls"]
    assert len(found("virtual ward", topic=["falls"])) == promised == 3


NASTY = [
    '"', '""', '"a', 'a"', "-", "--", "-\"", '-""', "+", "(", ")", "((((", "[a TO b]", "{", "a:b", "headline:falls",
    "*", "fall*", "?", "a AND", "OR", "NOT", "a~2", "^5", "\\", "\\\"", "/re/", "<script>", "';--", "\0", "a\0b",
    "\ud7ff", "\ud800 lone", "\uffff", "🙂", "🙂" * 3000,
    "a" * 10_000, "a " * 5000, '"' * 5000, '"a" ' * 3000, "-a " * 3000, "é" * 2000,
    "ﷺ" * 500, "مرحبا", "日本語 テスト", "Z̸̰͝a̷̡l̴g̷o", "\u202e", "1" * 400, "1.1.1.1", "NaN", "null", "' OR 1=1",
    "applied:0", "case_study:1", "’’’", "a&", "&a", "a&b&c", "the of and", "\t\n\r",
]  # fmt: skip


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_nasty_queries_are_no_error(text):
    make_imported(headline="Falls")
    follow()
    results = search(SearchRequest(text, chosen={"topic": (text[:100],)}))
    assert results.total >= len(results.hits)


@hypothesis_settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(text=st.text(max_size=300) | st.text(alphabet='"-*:()[]{}~^\\/+& aé’\0', max_size=60))
def test_no_text_is_an_error(text):
    results = search(SearchRequest(text))
    assert results.total >= 0
    assert set(results.counts) == set(facet_counts())


def test_a_phrase_of_the_thesaurus_is_found_side_by_side_in_every_text_and_not_apart(found):
    in_story = make_imported(headline="One", what_you_did="The waiting-lists grew.")
    in_problem = make_imported(headline="Two", problem="A waiting list")
    make_imported(
        headline="Three", problem="A list of what is waiting", what_you_did="We were waiting.\nA list helped."
    )
    make_imported(headline="Four", problem="Waiting", what_you_did="list")
    assert found('"waiting list"') == [in_problem.case_study_id, in_story.case_study_id]
    assert set(found("backlog")) == {in_problem.case_study_id, in_story.case_study_id}

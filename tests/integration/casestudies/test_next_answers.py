"""The most useful next answer: one table, in the order of its usefulness to readers."""

import pytest
from django.urls import reverse

from casestudies.drafting.next_place import next_step, place_for
from casestudies.models import Edition
from casestudies.next_answers import NEXT_ANSWERS, lacking, most_useful
from casestudies.vocabulary import Section
from tests.factories import make_draft, make_published


@pytest.fixture
def draft(db):
    return make_draft()


def loaded(edition) -> Edition:
    return Edition.objects.with_parts().get(pk=edition.pk)


def test_the_five_answers_come_first(db):
    empty = make_draft(headline="", problem="", result="", topics=[])
    assert [answer.question for answer in lacking(loaded(empty))][:4] == ["headline", "problem", "result", "topics"]


def test_what_to_skip_comes_before_everything_that_is_not_needed(draft):
    assert most_useful(loaded(draft)).ask == "Say what to skip"


def test_what_is_said_to_be_none_is_not_asked_for(draft):
    Edition.objects.filter(pk=draft.pk).update(no_pitfalls=True)
    assert most_useful(loaded(draft)).section == Section.TIPPING_POINTS


def test_a_pitfall_without_an_alternative_is_followed_up_where_it_is(draft):
    pitfall = draft.pitfalls.create(what="Training everybody at once")
    edition = loaded(draft)
    assert most_useful(edition).question == "instead"
    assert str(pitfall.pk) in next_step(edition).address


@pytest.mark.parametrize("answer", NEXT_ANSWERS, ids=lambda answer: f"{answer.section}-{answer.question}")
def test_every_row_is_asked_for_somewhere_by_a_field_of_that_name(draft, answer):
    place = place_for(draft, answer)
    assert answer.question in place.form().fields
    assert 1 <= answer.minutes <= 4


def test_the_task_list_and_my_case_studies_say_it_in_words(draft, client):
    client.force_login(draft.case_study.lead)
    for address in (reverse("drafting:tasks", args=[draft.case_study.public_id]), reverse("drafting:mine")):
        page = client.get(address).content.decode()
        assert "Say what to skip" in page
        assert "About 2 minutes. For the next team: it saves them the most." in page


def test_nothing_is_asked_of_a_published_one(db, client):
    published = make_published()
    client.force_login(published.case_study.lead)
    assert "Most useful next" not in client.get(reverse("drafting:mine")).content.decode()

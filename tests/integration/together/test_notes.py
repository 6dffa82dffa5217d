"""Notes of those who check to those who write."""

import pytest
from django.urls import reverse

from tests.factories import make_draft, make_user
from tests.integration.drafting.conftest import browser_of, text_of

from .conftest import at, join

pytestmark = pytest.mark.django_db

NOTE = {"section": "cost", "text": "Did you count <b>night staff</b>?"}


@pytest.fixture
def checker(edition):
    """Who checks."""
    return join(edition, part="check", name="Chi Checks").user


def cost(edition) -> str:
    return reverse("drafting:section", args=[edition.case_study.public_id, "cost"])


def test_a_note_stands_where_it_is_about_and_nowhere_else(web, edition, checker):
    browser_of(checker).post(at("notes", edition), NOTE)
    page = text_of(web.get(cost(edition)))
    assert "Chi Checks notes:" in page
    assert "Did you count &lt;b&gt;night staff&lt;/b&gt;?" in page
    other = reverse("drafting:section", args=[edition.case_study.public_id, "advice"])
    assert "night staff" not in text_of(web.get(other))


def test_a_note_that_was_seen_to_is_gone(web, edition, checker):
    browser_of(checker).post(at("notes", edition), NOTE)
    remark = edition.case_study.remarks.get()
    web.post(at("note_done", edition, remark.pk))
    assert "night staff" not in text_of(web.get(cost(edition)))
    assert "There are no notes to see to." in text_of(web.get(at("notes", edition)))


def test_readers_and_strangers_never_see_notes(edition, checker):
    browser_of(checker).post(at("notes", edition), NOTE)
    remark = edition.case_study.remarks.get()
    stranger = browser_of(make_user())
    assert stranger.get(at("notes", edition)).status_code == 404
    assert stranger.post(at("note_done", edition, remark.pk)).status_code == 404
    remark.refresh_from_db()
    assert remark.done_at is None


def test_whoever_is_only_credited_leaves_no_notes(edition):
    theirs = browser_of(join(edition, part="credited").user)
    assert theirs.post(at("notes", edition), NOTE).status_code == 403
    assert not edition.case_study.remarks.exists()


def test_a_note_of_another_case_study_is_not_there(web, edition):
    other = make_draft()
    remark = other.case_study.remarks.create(section="cost", text="Theirs", by=other.case_study.lead)
    assert web.post(at("note_done", edition, remark.pk)).status_code == 404


def test_an_empty_note_is_asked_for_again(web, edition):
    page = text_of(web.post(at("notes", edition), {"section": "", "text": " "}))
    assert "Error: " in page
    assert "Enter your note" in page
    assert "Select which part your note is about" in page

"""Moderators without a part in a case study close what was reported, once, with all that follows."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from casestudies.models import Message, Report, Transition
from casestudies.moderation.actions import unpublish
from casestudies.states import Status
from improvers.roles import Role
from tests.factories import make_published, make_user

from .conftest import WORDS, close, page_of

pytestmark = pytest.mark.django_db


def test_moderators_read_reports_beside_the_case_study_patients_first(moderator_client, edition, reported):
    reported(kind="broken", text="The last link is dead")
    reported(by=edition.case_study.lead)
    page = moderator_client.get(page_of(edition)).content.decode()
    assert page.index(WORDS) < page.index("The last link is dead") < page.index(edition.problem)
    assert "the person who leads this case study" in page
    listed = moderator_client.get(reverse("admin:reporting_reports")).content.decode()
    assert listed.index("A patient could be recognised") < listed.index("A link or file does not work")


def test_what_a_reader_typed_is_shown_as_text(moderator_client, edition, reported):
    reported(text="<script>alert(1)</script>")
    page = moderator_client.get(page_of(edition)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_report_is_closed_with_outcome_and_note_and_its_address_forgotten(
    moderator_client, moderator, edition, reported, post_room
):
    report = reported(email="reader@example.com")
    with post_room() as sent:
        assert close(moderator_client, report, "nothing_wrong", note="It is a model").status_code == 302
    report.refresh_from_db()
    assert (report.outcome, report.note, report.closed_by) == ("nothing_wrong", "It is a model", moderator)
    assert report.email == ""
    (reply,) = sent
    assert reply.to == ["reader@example.com"]
    assert "nothing that has to change" in reply.body
    assert "It is a model" not in reply.body
    assert WORDS not in reply.body


def test_nobody_is_written_to_who_left_no_address(moderator_client, edition, reported, post_room):
    with post_room() as sent:
        close(moderator_client, reported(), "corrected")
    assert sent == []


def test_the_author_is_asked_and_not_told_who_reported(moderator_client, edition, reported, post_room):
    report = reported(by=make_user(name="Rita Reader"))
    with post_room() as sent:
        close(moderator_client, report, "author_asked", ask="Please crop the photo", note="")
    (asked,) = sent
    assert asked.to == [edition.case_study.lead.email]
    assert "Please crop the photo" in asked.body
    assert "Rita" not in asked.body
    assert WORDS not in asked.body
    edition.refresh_from_db()
    assert edition.status == Status.PUBLISHED


def test_taking_down_is_one_step_and_closes_every_report(client, moderator_client, edition, reported, post_room):
    report = reported()
    other = reported(kind="rights", email="owner@example.com")
    with post_room() as sent:
        close(moderator_client, report, "taken_down", reason="A name can be read", note="")
    assert {message.to[0] for message in sent} == {edition.case_study.lead.email, "owner@example.com"}
    edition.refresh_from_db()
    other.refresh_from_db()
    assert edition.status == Status.UNPUBLISHED
    assert Transition.objects.get(to_status=Status.UNPUBLISHED).comment == "A name can be read"
    assert (other.outcome, other.email) == ("taken_down", "")
    tombstone = Client().get(edition.case_study.get_absolute_url())
    assert tombstone.status_code == 410
    assert str(edition) not in tombstone.content.decode()  # a patient could be recognised, by the title too
    assert "No report of this case study is open" in moderator_client.get(page_of(edition)).content.decode()


def test_taking_down_elsewhere_closes_what_was_reported(edition, reported, moderator):
    report = reported(email="reader@example.com")
    unpublish(edition=edition, by=moderator, expected_version=edition.version, comment="A reason")
    report.refresh_from_db()
    assert (report.outcome, report.email) == ("taken_down", "")


@pytest.mark.parametrize(
    ("outcome", "answers"),
    [
        ("", {}),
        ("nonsense", {}),
        ("nothing_wrong", {"note": ""}),
        ("author_asked", {"ask": ""}),
        ("taken_down", {"reason": " "}),
    ],
)
def test_half_an_answer_closes_nothing(moderator_client, edition, reported, outcome, answers):
    report = reported(email="reader@example.com")
    page = close(moderator_client, report, outcome, **answers)
    assert "There is a problem" in page.content.decode()
    report.refresh_from_db()
    assert report.closed_at is None
    edition.refresh_from_db()
    assert edition.status == Status.PUBLISHED


def test_words_the_moderator_did_not_see_are_not_taken_down(moderator_client, edition, reported):
    report = reported()
    page = close(moderator_client, report, "taken_down", reason="A name", expected_version=edition.version - 1)
    assert page.status_code == 409
    assert "A name" in page.content.decode()
    report.refresh_from_db()
    assert report.closed_at is None


def test_what_was_found_comes_back_when_the_session_has_ended(client, reported):
    report = reported()
    response = close(client, report, "nothing_wrong", note="I asked the trust")
    assert response.status_code == 401
    assert 'value="I asked the trust"' in response.content.decode()
    report.refresh_from_db()
    assert report.closed_at is None


def test_two_moderators_close_a_report_once(moderator_client, edition, reported):
    report = reported(email="reader@example.com")
    close(moderator_client, report, "nothing_wrong")
    assert close(moderator_client, report, "corrected").status_code == 409
    report.refresh_from_db()
    assert report.outcome == "nothing_wrong"
    assert Message.objects.filter(to="reader@example.com").count() == 1


@pytest.mark.parametrize("part", ["lead", "write", "check"])
def test_moderators_with_a_part_neither_read_nor_close(client, reported, part):
    moderator = make_user(Role.MODERATOR)
    edition = make_published(lead=moderator if part == "lead" else make_user())
    if part != "lead":
        edition.case_study.collaborators.create(user=moderator, part=part)
    report = reported(edition)
    client.force_login(moderator)
    page = client.get(page_of(edition))
    assert "nother moderator has to" in page.content.decode()
    assert WORDS not in page.content.decode()
    assert WORDS not in client.get(reverse("admin:reporting_reports")).content.decode()
    assert edition.headline not in client.get(reverse("admin:reporting_reports")).content.decode()
    close(client, report, "nothing_wrong")
    report.refresh_from_db()
    assert report.closed_at is None


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "nonsense"},
        {"text": ""},
        {"closed_at": timezone.now()},
        {"outcome": "corrected"},
        {"closed_at": timezone.now(), "outcome": "corrected", "email": "reader@example.com"},
    ],
)
def test_the_database_refuses_reports_that_cannot_be(edition, values):
    values = {"kind": "patient", "text": WORDS} | values
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.create(case_study=edition.case_study, edition=edition, **values)


def test_reports_cost_the_same_number_of_queries_however_many(moderator_client, reported):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            moderator_client.get(reverse("admin:reporting_reports"))
        return len(queries)

    reported(make_published())
    asked()
    before = asked()
    reported(make_published())
    reported(make_published())
    assert asked() == before


def test_what_another_moderator_closed_meanwhile_is_said(moderator_client, edition, reported):
    first, _ = reported(kind="broken"), reported(kind="out_of_date")
    assert close(moderator_client, first, "nothing_wrong").status_code == 302
    late = close(moderator_client, first, "corrected", note="I asked the trust <b>")
    assert late.status_code == 409
    assert "<title>Error: Reports" in late.content.decode()
    assert "what you chose was not saved" in late.content.decode()
    assert "I asked the trust &lt;b&gt;" in late.content.decode()
    first.refresh_from_db()
    assert first.outcome == "nothing_wrong"

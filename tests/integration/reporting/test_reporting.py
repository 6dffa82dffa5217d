"""Every reader can say what is wrong with a page; only moderators ever read it."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casestudies.models import Report
from casestudies.reporting.views import REPORTS, URGENT_REPORTS
from casestudies.states import Status
from improvers.roles import Role
from tests.factories import make_edition, make_user

from .conftest import WORDS

pytestmark = pytest.mark.django_db
SAID = {"kind": "broken", "text": WORDS}


def address(edition) -> str:
    return reverse("reporting:report", args=[edition.case_study.public_id])


def test_the_page_of_a_case_study_leads_to_it_for_everybody(client, edition):
    for person in (None, make_user(), edition.case_study.lead):
        if person:
            client.force_login(person)
        page = client.get(edition.case_study.get_absolute_url()).content.decode()
        assert f'href="{address(edition)}"' in page
        assert client.get(address(edition)).status_code == 200


def test_a_reader_without_an_account_reports_the_edition_they_read(client, edition):
    response = client.post(address(edition), SAID | {"email": "reader@example.com"})
    assert client.get(response["Location"]).status_code == 200
    report = Report.objects.get()
    assert (report.edition, report.case_study, report.by) == (edition, edition.case_study, None)
    assert (report.kind, report.text, report.email) == ("broken", WORDS, "reader@example.com")


def test_who_is_signed_in_is_kept_the_lead_too(client, edition):
    client.force_login(edition.case_study.lead)
    client.post(address(edition), SAID)
    assert Report.objects.get().by == edition.case_study.lead


@pytest.mark.parametrize(
    "wrong", [{"kind": ""}, {"kind": "nonsense"}, {"text": " "}, {"text": "x" * 2001}, {"email": "no address"}]
)
def test_what_cannot_be_taken_is_asked_for_again_and_nothing_is_lost(client, edition, wrong):
    page = client.post(address(edition), SAID | {"email": "reader@example.com"} | wrong).content.decode()
    assert "There is a problem" in page
    assert "<title>Error: " in page
    assert not Report.objects.exists()
    assert WORDS in page or "text" in wrong


@pytest.mark.parametrize("status", [Status.DRAFT, Status.SUBMITTED, Status.REJECTED, Status.UNPUBLISHED])
def test_what_readers_cannot_read_they_cannot_report(client, status):
    edition = make_edition(status)
    for person in (None, make_user(), edition.case_study.lead, make_user(Role.MODERATOR)):
        if person:
            client.force_login(person)
        assert client.get(address(edition)).status_code == 404
        assert client.post(address(edition), SAID).status_code == 404
    assert not Report.objects.exists()


def test_a_button_pressed_twice_makes_one_report(client, edition):
    for _ in range(2):
        assert client.post(address(edition), SAID).status_code == 302
    assert Report.objects.count() == 1


def test_who_reports_without_end_is_told_to_wait_and_keeps_their_words(client, edition, monkeypatch):
    monkeypatch.setattr(REPORTS, "most", 2)
    for number in range(2):
        assert client.post(address(edition), SAID | {"text": f"Link {number}"}).status_code == 302
    response = client.post(address(edition), SAID)
    assert response.status_code == 429
    assert "Wait an hour" in response.content.decode()
    assert WORDS in response.content.decode()
    assert Client(REMOTE_ADDR="10.0.0.9").post(address(edition), SAID).status_code == 302
    assert Report.objects.count() == 3


def test_that_a_patient_could_be_recognised_is_mailed_to_moderators_at_once_without_the_words(
    client, edition, moderator, post_room
):
    administrator = make_user(Role.ADMINISTRATOR)
    taking_part, gone = make_user(Role.MODERATOR), make_user(Role.MODERATOR, is_active=False)
    edition.case_study.collaborators.create(user=taking_part, part="check")
    with post_room() as sent:
        client.post(address(edition), SAID | {"kind": "patient", "email": "reader@example.com"})
        client.post(address(edition), SAID)
    told = {message.to[0] for message in sent}
    assert {moderator.email, administrator.email} <= told
    assert told.isdisjoint({taking_part.email, gone.email, edition.case_study.lead.email, "reader@example.com"})
    assert len(told) == len(sent)
    for message in sent:
        assert WORDS not in message.body + message.subject
        assert reverse("admin:reporting_of_case_study", args=[edition.case_study.public_id]) in message.body


def test_no_reader_and_no_author_ever_sees_what_was_reported(client, edition, reported, moderator):
    reported()
    pages = [edition.case_study.get_absolute_url(), address(edition), "/", f"/share/{edition.case_study.public_id}/"]
    pages += [reverse("admin:reporting_reports"), reverse("library:preview", args=[edition.case_study.public_id, 1])]
    for person in (None, make_user(), edition.case_study.lead):
        client.logout()
        if person:
            client.force_login(person)
        for page in pages:
            assert WORDS not in client.get(page, follow=True).content.decode()
    assert not Report.objects.visible_to(edition.case_study.lead).exists()
    assert Report.objects.visible_to(moderator).exists()


def test_others_never_keep_out_that_a_patient_could_be_recognised(client, edition, monkeypatch):
    for allowance in (REPORTS, URGENT_REPORTS):
        monkeypatch.setattr(allowance, "most", 1)
    client.post(address(edition), SAID)
    assert client.post(address(edition), SAID | {"text": "Another link"}).status_code == 429
    assert client.post(address(edition), SAID | {"kind": "patient"}).status_code == 302
    assert client.post(address(edition), SAID | {"kind": "patient", "text": "Again"}).status_code == 429


def test_moderators_are_not_written_to_again_while_they_have_such_a_report_to_look_at(
    client, edition, moderator, post_room
):
    urgent = SAID | {"kind": "patient"}
    with post_room() as sent:
        client.post(address(edition), urgent)
        client.post(address(edition), urgent | {"text": "I saw it too"})
    assert [message.to[0] for message in sent].count(moderator.email) == 1
    Report.objects.update(closed_at=timezone.now(), outcome="nothing_wrong")
    with post_room() as sent:
        client.post(address(edition), urgent | {"text": "It is there again"})
    assert [message.to[0] for message in sent].count(moderator.email) == 1

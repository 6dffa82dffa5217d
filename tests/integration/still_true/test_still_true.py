"""Whether it is still true: asked once for each milestone, answered without signing in, shown at once."""

import datetime
import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from casestudies import index
from casestudies.drafting.actions import start_edition
from casestudies.models import CaseStudy, Edition, IndexChange, Message, StillTrueQuestion
from casestudies.moderation.actions import unpublish
from casestudies.privacy.retention import apply_retention
from casestudies.states import Status
from casestudies.still_true.asking import ask_everybody, months_ago
from casestudies.still_true.views import TRIES
from improvers.roles import Role
from tests.factories import make_draft, make_published, make_user, take_to

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_waits(db):
    cache.clear()


@pytest.fixture
def lead(db):
    return make_user(name="Ada Author")


@pytest.fixture
def edition(lead):
    return published_ago(make_published(lead=lead, headline="Huddles before handover"), days=200)


@pytest.fixture
def sent(edition, django_capture_on_commit_callbacks):
    """The email that asked."""
    with django_capture_on_commit_callbacks(execute=True):
        assert ask_everybody() == 1
    return mail.outbox[-1]


def published_ago(edition, *, days):
    then = timezone.now() - datetime.timedelta(days=days)
    Edition.objects.filter(pk=edition.pk).update(published_at=then)
    CaseStudy.objects.filter(pk=edition.case_study_id).update(first_published_at=then)
    edition.refresh_from_db()
    return edition


def asked_ago(**ago):
    StillTrueQuestion.objects.update(asked_at=timezone.now() - datetime.timedelta(**ago))


def link(message, said="running"):
    return re.search(rf"http://testserver(/still-true/answer/\S+/{said}/)", message.body)[1]


def stop_link(message):
    return re.search(r"http://testserver(/emails/stop/\S+)", message.body)[1]


def test_the_mail_has_an_answer_a_click_and_can_be_switched_off_by_mail_programs(sent, lead):
    assert sent.to == [lead.email]
    assert "6 months ago" in sent.body
    assert all(link(sent, said) for said in ("running", "changed", "stopped"))
    assert sent.extra_headers["List-Unsubscribe"] == f"<http://testserver{stop_link(sent)}>"
    assert link(sent).split("/")[3] not in str(StillTrueQuestion.objects.values().get())


@pytest.mark.parametrize(
    ("days", "months"), [(170, None), (200, 6), (330, 6), (380, 12), (720, 12), (740, 24), (3000, 24)]
)
def test_each_milestone_has_its_time_and_only_the_last_that_passed_is_asked(lead, days, months):
    published_ago(make_published(lead=lead), days=days)
    assert ask_everybody() == (months is not None)
    assert list(StillTrueQuestion.objects.values_list("months", flat=True)) == ([months] if months else [])


def test_nothing_is_asked_twice_and_the_next_milestone_is(sent, edition):
    asked_ago(days=3)
    assert ask_everybody() == 0
    published_ago(edition, days=380)
    assert ask_everybody() == 1
    asked_ago(days=3)
    assert ask_everybody() == 0
    assert list(StillTrueQuestion.objects.values_list("months", flat=True)) == [6, 12]


def test_what_retention_deletes_is_not_asked_again(sent, edition):
    StillTrueQuestion.objects.update(expires_at=timezone.now() - datetime.timedelta(days=300))
    asked_ago(days=360)
    list(apply_retention())
    assert ask_everybody() == 0
    published_ago(edition, days=380)
    assert ask_everybody() == 1
    list(apply_retention())
    assert StillTrueQuestion.objects.get().months == 12


def test_what_stopped_is_not_asked_about_again(sent, edition, client):
    client.post(link(sent, "stopped"))
    asked_ago(days=200)
    published_ago(edition, days=380)
    assert ask_everybody() == 0


def test_what_its_people_said_stopped_unasked_is_not_asked_about_until_they_say_it_runs(edition, lead, client):
    client.force_login(lead)
    correct = f"/still-true/of/{edition.case_study.public_id}/"
    client.post(correct, {"said": "stopped", "because": ""})
    assert ask_everybody() == 0
    client.post(correct, {"said": "running"})
    assert ask_everybody() == 1


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({"lasting": "stopped"}, False),
        ({"result_direction": "worse"}, False),
        ({"result_direction": "no_change", "lasting": "partly"}, True),
    ],
)
def test_whether_it_still_runs_is_not_asked_of_what_says_that_it_ended(lead, client, answers, asked):
    edition = published_ago(make_published(lead=lead, **answers), days=740)
    assert ask_everybody() == asked
    index.follow()
    for page in (edition.case_study.get_absolute_url(), "/", "/search/"):
        assert ("Not confirmed since" in client.get(page).content.decode()) == asked, page


def test_nobody_gets_more_than_one_a_day(lead, edition):
    published_ago(make_published(lead=lead), days=300)
    call_command("ask_still_true")
    assert Message.objects.filter(subject__startswith="Is it still true").count() == 1
    asked_ago(days=1)
    assert ask_everybody() == 1
    assert StillTrueQuestion.objects.values("edition").distinct().count() == 2


def test_what_was_taken_down_or_never_published_is_not_asked_about(lead):
    edition = published_ago(make_published(lead=lead), days=200)
    unpublish(edition=edition, by=make_user(Role.MODERATOR), expected_version=edition.version, comment="A reason")
    make_draft(lead=lead)
    assert ask_everybody() == 0


@pytest.mark.parametrize("why", ["inactive", "unverified", "refused"])
def test_leads_who_cannot_or_do_not_want_to_be_asked_are_not(lead, edition, client, why):
    if why == "inactive":
        lead.is_active = False
        lead.save()
    elif why == "unverified":
        lead.emailaddress_set.update(verified=False)
    else:
        client.force_login(lead)
        client.post("/profile/emails/", {"groups": []})
    assert ask_everybody() == 0
    if why == "refused":
        client.post("/profile/emails/", {"groups": ["still_true"]})
        assert ask_everybody() == 1


def test_where_nobody_leads_the_colleague_who_writes_is_asked_and_answers(edition, client, lead):
    writer = make_user(name="Wanda Writes")
    edition.case_study.collaborators.create(user=make_user(), part="check")
    edition.case_study.collaborators.create(user=writer, part="write")
    CaseStudy.objects.update(lead=None)
    assert ask_everybody() == 1
    message = Message.objects.latest("pk")
    assert message.to == writer.email
    assert client.post(link(message)).status_code == 302


def test_opening_links_changes_nothing(sent, client):
    for address in (link(sent, "running"), link(sent, "changed"), link(sent, "stopped"), stop_link(sent)):
        assert client.get(address).status_code == 200
        assert client.head(address).status_code == 200
    study = CaseStudy.objects.get()
    assert (study.still_true, study.still_true_on) == ("", None)
    assert StillTrueQuestion.objects.get().answer == ""
    assert ask_everybody() == 0


@pytest.mark.parametrize(
    ("said", "words"),
    [("running", "Still running, confirmed"), ("changed", "Running but changed"), ("stopped", "funding ended")],
)
def test_an_answer_needs_no_password_and_shows_on_the_page_and_on_cards(sent, client, edition, said, words):
    changes = IndexChange.objects.count()
    response = client.post(link(sent, said), {"because": "funding"})
    assert client.get(response["Location"]).status_code == 200
    assert IndexChange.objects.count() == changes + 1
    index.follow()
    for page in (edition.case_study.get_absolute_url(), "/", "/search/?q=huddles"):
        assert words in client.get(page).content.decode(), page
    assert client.post(link(sent, "stopped")).status_code == 404


def test_what_changed_leads_the_lead_to_a_new_edition(sent, client, lead, edition):
    thanks = client.post(link(sent, "changed"))["Location"]
    assert "/accounts/login/?next=/case-studies/" in client.get(thanks).content.decode()
    client.force_login(lead)
    assert f"/share/{edition.case_study.public_id}/" in client.get(thanks).content.decode()
    assert "Start a new edition" in client.get(thanks).content.decode()


def test_why_it_stopped_is_chosen_from_a_list_so_that_nothing_unread_is_shown(sent, client):
    page = client.post(link(sent, "stopped"), {"because": "Ask Jo on 07700 900123"}).content.decode()
    assert "There is a problem" in page
    assert CaseStudy.objects.get().still_true == ""


def test_a_newer_edition_says_it_anew(sent, client, lead, edition):
    client.post(link(sent, "stopped"))
    CaseStudy.objects.update(still_true_on=timezone.localdate() - datetime.timedelta(days=2))
    take_to(Status.PUBLISHED, start_edition(case_study=edition.case_study, by=lead))
    assert "Stopped by" not in client.get(edition.case_study.get_absolute_url()).content.decode()


def _guessed(sent, edition):
    return "/still-true/answer/guessed/running/"


def _unknown(sent, edition):
    return link(sent).replace("running", "nonsense")


def _expired(sent, edition):
    StillTrueQuestion.objects.update(expires_at=timezone.now())
    return link(sent)


def _taken_down(sent, edition):
    unpublish(edition=edition, by=make_user(Role.MODERATOR), expected_version=edition.version, comment="A reason")
    return link(sent)


def _left(sent, edition):
    CaseStudy.objects.update(lead=make_user())
    return link(sent)


def _disabled(sent, edition):
    type(edition.case_study.lead).objects.filter(pk=edition.case_study.lead_id).update(is_active=False)
    return link(sent)


@pytest.mark.parametrize("unusable", [_guessed, _unknown, _expired, _taken_down, _left, _disabled])
def test_links_that_cannot_be_used_are_refused_alike(sent, edition, client, unusable):
    address = unusable(sent, edition)
    for response in (client.get(address), client.post(address)):
        assert response.status_code == 404
        assert "This link cannot be used" in response.content.decode()
        assert "Huddles" not in response.content.decode()
    assert not CaseStudy.objects.exclude(still_true="").exists()


def test_somebody_else_who_is_signed_in_cannot_answer(sent, client):
    client.force_login(make_user())
    assert client.post(link(sent)).status_code == 404
    assert Client().get(link(sent)).status_code == 200


def _as_sent_before(sent):
    """The link that stopped them in emails of before: it carried the token of the question."""
    return link(sent).replace("/answer/", "/stop/").removesuffix("running/")


@pytest.mark.parametrize("stop_of", [stop_link, _as_sent_before])
def test_one_click_stops_the_emails_and_their_links(sent, edition, stop_of):
    mail_program = Client(enforce_csrf_checks=True)
    assert mail_program.post(stop_of(sent), {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Client().get(link(sent)).status_code == 404
    published_ago(edition, days=380)
    asked_ago(days=100)
    assert ask_everybody() == 0


def test_nobody_tries_links_without_end(client, monkeypatch):
    monkeypatch.setattr(TRIES, "most", 2)
    tries = [client.get(f"/still-true/answer/guess-{number}/running/").status_code for number in range(3)]
    assert tries == [404, 404, 429]


def test_the_mark_costs_no_query(sent, client, edition):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/search/?q=huddles")
        return len(queries)

    index.follow()
    asked()
    before = asked()
    client.post(link(sent))
    index.follow()
    asked()
    assert asked() == before


def test_a_month_is_a_month_of_the_calendar(monkeypatch):
    then = datetime.datetime(2026, 8, 31, 9, tzinfo=datetime.UTC)
    monkeypatch.setattr(timezone, "localtime", lambda: then)
    assert months_ago(6) == datetime.datetime(2026, 2, 28, 9, tzinfo=datetime.UTC)
    assert months_ago(24) == datetime.datetime(2024, 8, 31, 9, tzinfo=datetime.UTC)

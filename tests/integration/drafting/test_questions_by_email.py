"""One question at a time by email: sent by turns, answered by a link, and refused to everybody else."""

import datetime
import re

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casestudies.drafting.actions import save_answers
from casestudies.drafting.by_email.sending import send_questions
from casestudies.messages.choosing import choose, stop, wanted_groups, wants
from casestudies.messages.kinds import Group
from casestudies.models import Edition, KeptAnswer, Message, QuestionLink
from casestudies.states import Status
from tests.factories import make_draft, make_edition, make_user, take_to

TYPED = "We trained everybody at once."
SECRET = "A secret of the draft"


def want_questions(person):
    choose(by=person, groups={*wanted_groups(person), Group.QUESTIONS})


@pytest.fixture
def lead(db):
    return make_user(name="Ada")


@pytest.fixture
def draft(lead):
    """A draft with the five answers, so that what to skip is the next question."""
    return make_draft(lead=lead, problem=SECRET, headline="Huddles before handover")


@pytest.fixture
def sent(draft, lead, django_capture_on_commit_callbacks):
    """The link of the question that was sent, and the mail."""
    want_questions(lead)
    with django_capture_on_commit_callbacks(execute=True):
        assert send_questions() == 1
    return mail.outbox[-1]


def link_in(message):
    return re.search(r"http://testserver(/one-question/answer/\S+)", message.body)[1]


def stop_link_in(message):
    return re.search(r"http://testserver(/emails/stop/\S+)", message.body)[1]


def carried_by(client, address):
    return re.search(r'name="sitting" value="([^"]*)"', client.get(address).content.decode())[1].replace("&quot;", '"')


def answered(client, address, **answers):
    return client.post(address, {"sitting": carried_by(client, address), **answers})


def test_the_mail_says_what_how_long_and_for_whom_and_can_be_switched_off_by_mail_programs(sent, lead):
    assert sent.to == [lead.email]
    assert "2 minutes" in sent.subject
    assert "Say what to skip" in sent.subject
    assert "it saves them the most" in sent.body
    assert sent.extra_headers["List-Unsubscribe"] == f"<http://testserver{stop_link_in(sent)}>"
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_only_a_hash_of_the_link_is_kept(sent):
    token = link_in(sent).split("/")[-2]
    assert token not in str(QuestionLink.objects.values().get())


def test_the_page_shows_the_headline_and_that_question_and_nothing_else(sent, client):
    page = client.get(link_in(sent)).content.decode()
    assert "Huddles before handover" in page
    assert "What did not work or was wasted?" in page
    assert "What should the next team do instead?" not in page
    assert SECRET not in page


def test_opening_the_link_changes_nothing(sent, client, draft):
    before = Edition.objects.values().get()
    for address in (link_in(sent), stop_link_in(sent)):
        assert client.get(address).status_code == 200
        assert client.head(address).status_code == 200
    assert Edition.objects.values().get() == before
    assert QuestionLink.objects.open().count() == 1
    assert wants(sent.to[0], Group.QUESTIONS)


def test_an_answer_is_saved_without_a_password_and_the_next_question_offered(sent, client, draft):
    response = answered(client, link_in(sent), what=TYPED)
    assert draft.pitfalls.get().what == TYPED
    page = client.get(response["Location"])
    assert "Say what to do instead" in page.content.decode()
    following = re.search(r'href="(/one-question/answer/[^"]+)"', page.content.decode())[1]
    answered(client, following, instead="One ward first.")
    assert draft.pitfalls.get().instead == "One ward first."
    assert draft.pitfalls.get().what == TYPED


def test_an_answer_changes_nothing_but_its_own(sent, client, draft):
    answered(client, link_in(sent), what=TYPED, problem="Overwritten", why="Slipped in")
    draft.refresh_from_db()
    assert (draft.problem, draft.pitfalls.get().why) == (SECRET, "")


def test_an_empty_or_too_long_answer_is_asked_for_again_and_the_link_stays_open(sent, client, draft):
    for typed in ("", "x" * 5000):
        response = answered(client, link_in(sent), what=typed)
        assert b"There is a problem" in response.content
        assert b"Error: " in response.content
    assert not draft.pitfalls.exists()
    assert QuestionLink.objects.open().count() == 1


def test_what_a_colleague_answered_meanwhile_is_not_overwritten(lead, client, django_capture_on_commit_callbacks):
    draft = make_draft(lead=lead, no_pitfalls=True, no_tipping_points=True)
    draft.outcomes.create(measure="Falls")
    want_questions(lead)
    with django_capture_on_commit_callbacks(execute=True):
        send_questions()
    address = link_in(mail.outbox[-1])
    carried = carried_by(client, address)
    save_answers(edition=draft, by=lead, answers={"what_you_did": "A colleague's words"})
    assert b"A colleague" not in client.get(address).content
    response = client.post(address, {"sitting": carried, "what_you_did": "My words"})
    draft.refresh_from_db()
    assert draft.what_you_did == "A colleague's words"
    assert KeptAnswer.objects.get(by=lead).typed == {"what_you_did": ["My words"]}
    assert b"A colleague" not in response.content


def test_a_forged_page_overwrites_nothing_either(lead, client, django_capture_on_commit_callbacks):
    draft = make_draft(lead=lead, no_pitfalls=True, no_tipping_points=True)
    draft.outcomes.create(measure="Falls")
    want_questions(lead)
    with django_capture_on_commit_callbacks(execute=True):
        send_questions()
    save_answers(edition=draft, by=lead, answers={"what_you_did": "A colleague's words"})
    client.post(link_in(mail.outbox[-1]), {"what_you_did": "Forged"})
    draft.refresh_from_db()
    assert draft.what_you_did == "A colleague's words"


def _used(link, draft, lead):
    QuestionLink.objects.update(used_at=timezone.now())


def _run_out(link, draft, lead):
    QuestionLink.objects.update(expires_at=timezone.now())


def _taken_back(link, draft, lead):
    stop(by=lead, group=Group.QUESTIONS)


def _waiting(link, draft, lead):
    take_to(Status.SUBMITTED, draft)


def _no_longer_theirs(link, draft, lead):
    draft.case_study.lead = make_user()
    draft.case_study.save()


def _switched_off(link, draft, lead):
    type(lead).objects.filter(pk=lead.pk).update(is_active=False)


@pytest.mark.parametrize("spoil", [_used, _run_out, _taken_back, _waiting, _no_longer_theirs, _switched_off])
def test_a_link_that_cannot_be_used_is_refused_like_one_that_never_was(sent, client, draft, lead, spoil):
    address = link_in(sent)
    carried = carried_by(client, address)
    guessed = reverse("drafting:one_question", args=["guessed"])
    spoil(sent, draft, lead)
    refusals = [client.get(address), client.post(address, {"sitting": carried, "what": TYPED})]
    refusals += [client.get(address.replace("/answer/", "/next/"))]
    for refused in refusals:
        assert refused.status_code == 404
        assert b"Huddles" not in refused.content
        assert refused.content == client.get(guessed).content
    assert not draft.pitfalls.exists()


def test_a_link_is_refused_to_somebody_signed_in_as_another_person(sent, client, draft):
    client.force_login(make_user())
    assert client.get(link_in(sent)).status_code == 404
    assert client.post(link_in(sent), {"what": TYPED}).status_code == 404
    assert not draft.pitfalls.exists()


def test_one_click_in_a_mail_program_stops_them_and_takes_every_link_back(sent, lead):
    client = Client(enforce_csrf_checks=True)
    assert client.post(stop_link_in(sent), {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not wants(lead.email, Group.QUESTIONS)
    assert client.get(link_in(sent)).status_code == 404


def test_the_page_of_a_question_has_that_link_too(sent, client, lead):
    client.post(re.search(r'href="(/emails/stop/[^"]+)"', client.get(link_in(sent)).content.decode())[1])
    assert not wants(lead.email, Group.QUESTIONS)


def test_links_that_stop_in_emails_sent_before_go_on_working(sent, lead):
    """They carried the token of the question."""
    client = Client(enforce_csrf_checks=True)
    before = link_in(sent).replace("/answer/", "/stop/")
    guessed = client.post("/one-question/stop/guessed/", {"List-Unsubscribe": "One-Click"})
    assert wants(lead.email, Group.QUESTIONS)
    assert client.post(before, {"List-Unsubscribe": "One-Click"}).content == guessed.content
    assert not wants(lead.email, Group.QUESTIONS)


def test_nobody_is_written_to_twice_in_a_week_even_after_stopping_and_starting(sent, lead):
    assert send_questions() == 0
    stop(by=lead, group=Group.QUESTIONS)
    want_questions(lead)
    assert send_questions() == 0
    week_ago = timezone.now() - datetime.timedelta(days=7)
    Message.objects.update(created_at=week_ago)
    assert send_questions() == 1


def test_a_question_that_was_ignored_is_not_asked_again(sent, lead):
    Message.objects.all().delete()
    send_questions()
    asked = list(QuestionLink.objects.values_list("place", "question"))
    assert asked == [("pitfalls/part/new", "what"), ("tipping-points/part/new", "what_turned_them")]


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.IN_REVIEW, Status.PUBLISHED, Status.REJECTED])
def test_nothing_is_asked_about_a_case_study_that_waits_or_is_decided(lead, status):
    make_edition(status, lead=lead)
    want_questions(lead)
    assert send_questions() == 0


def test_those_who_check_get_no_questions_and_those_who_write_do(draft):
    for part in ("check", "write"):
        colleague = make_user()
        draft.case_study.collaborators.create(user=colleague, part=part)
        want_questions(colleague)
        assert send_questions() == (part == "write")


def test_nobody_who_did_not_ask_is_written_to(draft):
    call_command("send_questions")
    assert not Message.objects.exists()


def test_an_address_nobody_confirmed_is_not_written_to(draft, lead):
    want_questions(lead)
    lead.emailaddress_set.update(verified=False)
    assert send_questions() == 0


def test_the_task_list_leads_to_where_they_are_switched_on(draft, lead, client):
    client.force_login(lead)
    tasks, switches = reverse("drafting:tasks", args=[draft.case_study.public_id]), reverse("emails:choices")
    assert f'<a href="{switches}">Get one question a week' in client.get(tasks).content.decode()
    client.post(switches, {"groups": ["questions"]})
    assert f'<a href="{switches}">You get one question a week' in client.get(tasks).content.decode()


def test_an_answer_that_could_point_to_a_patient_is_said_to(sent, client):
    response = client.get(
        answered(client, link_in(sent), what="Mr Smith, NHS number 943 476 5919, waited.")["Location"]
    )
    assert b"could point to a patient" in response.content

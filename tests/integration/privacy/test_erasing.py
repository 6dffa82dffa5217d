"""Erasing an account: what goes, what stays, and that nothing else is left."""

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.db import models
from django.test import Client
from django.urls import reverse

from casestudies.errors import DomainError
from casestudies.models import CaseStudy, Credit, CreditRequest, Message, SentCopy, StoredFile, Transition
from casestudies.privacy.erasing import erase_account
from casestudies.privacy.fates import Choice, Fate
from casestudies.states import Status
from casestudies.stored_files.holding import all_file_fields
from improvers.models import AuditEvent, User
from improvers.roles import Role
from tests.factories import make_draft, make_edition, make_published, make_user
from tests.integration.privacy.conftest import ADDRESS, NAME, add_files

pytestmark = pytest.mark.django_db
LEAVE, TAKE_DOWN, DELETE = Choice(Fate.LEAVE), Choice(Fate.TAKE_DOWN), Choice(Fate.DELETE)


def _erase(person, case_study=None, choice=LEAVE, **more):
    erase_account(by=person, fates={case_study.pk: choice} if case_study else {}, **more)


def _stored():
    return {
        f"{folder}/{name}"
        for folder in {str(field.upload_to).strip("/") for field in all_file_fields()}
        if default_storage.exists(folder)
        for name in default_storage.listdir(folder)[1]
    }


def _everything_written():
    """Every text of every row there is, with its table."""
    for model in apps.get_models(include_auto_created=True):
        names = [
            field.attname
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField | models.JSONField)
        ]
        for row in model._base_manager.values_list(*names) if names else []:
            yield model._meta.label, " ".join(str(value) for value in row)


def test_no_row_and_no_file_names_the_person_afterwards(full, person, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        _erase(person, full["published"].case_study)
    Message.objects.filter(subject="Your account was erased").delete()
    leaks = [label for label, text in _everything_written() if NAME in text or ADDRESS in text]
    # Emails that others got about it keep their words until retention ends them.
    assert {label for label in leaks if label != "casestudies.Message"} == set()
    assert not Message.objects.filter(to=ADDRESS).exists()
    assert not User.objects.filter(email=ADDRESS).exists()


def test_nothing_points_to_the_person_but_the_audit_trail(full, person):
    key = person.pk
    _erase(person, full["published"].case_study)
    pointing = {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
        if field.related_model is User and model._base_manager.filter(**{field.attname: key}).exists()
    }
    assert pointing <= {"improvers.AuditEvent"}
    assert AuditEvent.objects.filter(kind="account_erased", actor_id=key).count() == 1


def test_files_of_what_goes_are_really_deleted_and_those_of_what_stays_are_not(
    full, person, django_capture_on_commit_callbacks
):
    stays = {name for row in (full["published"].photos.get(),) for name in (row.large.name, row.small.name)}
    stays.add(full["published"].attachments.get().file.name)
    with django_capture_on_commit_callbacks(execute=True):
        _erase(person, full["published"].case_study)
    assert _stored() == stays
    assert set(StoredFile.objects.values_list("file", flat=True)) == stays
    assert not StoredFile.objects.exclude(by=None).exists()


def test_left_published_without_the_name_of_its_lead(full, person):
    case_study = full["published"].case_study
    _erase(person, case_study)
    case_study.refresh_from_db()
    text = Client().get(case_study.get_absolute_url()).content.decode()
    assert case_study.lead is None
    assert "Published by them" in text
    assert "Zebedee" not in text
    assert "Never Asked" not in text, "nobody is left to ask them"
    moves = Transition.objects.filter(edition__case_study=case_study)
    assert moves.count() == 3
    assert not moves.filter(by=person.pk).exists()


def test_taken_down_leaves_title_and_date_without_names_or_files(full, person, django_capture_on_commit_callbacks):
    case_study = full["published"].case_study
    with django_capture_on_commit_callbacks(execute=True):
        _erase(person, case_study, TAKE_DOWN)
    assert Client().get(case_study.get_absolute_url()).status_code == 410
    edition = case_study.editions.get()
    assert edition.status == Status.UNPUBLISHED
    assert not edition.credits.exists()
    assert not edition.photos.exists()
    assert _stored() == set()


def test_handed_over_to_a_colleague_with_everything_in_the_works(full, person, colleague):
    case_study = full["published"].case_study
    writer = case_study.collaborators.create(user=colleague, part="write")
    case_study.refresh_from_db()
    _erase(person, case_study, Choice(Fate.HAND_OVER, writer))
    case_study.refresh_from_db()
    assert case_study.lead == colleague
    assert not case_study.collaborators.filter(user=colleague).exists()
    assert case_study.editions.get().status == Status.PUBLISHED
    assert StoredFile.objects.filter(by=colleague).count() == 3
    assert Message.objects.filter(to=colleague.email, subject="You lead a case study now").count() == 1
    assert set(Credit.objects.filter(edition__case_study=case_study).values_list("name", flat=True)) == {"Never Asked"}


def test_drafts_go_and_a_colleagues_stay(full, person):
    _erase(person, full["published"].case_study)
    headlines = {str(each) for each in CaseStudy.objects.all()}
    assert headlines == {"Published by them", "Draft of a colleague canary", "Published by a colleague"}


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.IN_REVIEW, Status.CHANGES_REQUESTED, Status.REJECTED])
def test_what_was_sent_and_never_published_is_deleted(person, status):
    edition = make_edition(status, lead=person)
    _erase(person)
    assert not CaseStudy.objects.filter(pk=edition.case_study_id).exists()


def test_a_draft_others_write_asks_for_a_choice(person, colleague):
    case_study = make_draft(lead=person).case_study
    case_study.collaborators.create(user=colleague, part="write")
    with pytest.raises(DomainError, match="Choose what becomes"):
        _erase(person)
    assert User.objects.filter(pk=person.pk).exists()
    _erase(person, case_study, DELETE)
    assert not CaseStudy.objects.filter(pk=case_study.pk).exists()


@pytest.mark.parametrize("choice", [DELETE, None])
def test_what_is_published_is_never_deleted_by_a_forged_choice(full, person, choice):
    with pytest.raises(DomainError):
        _erase(person, full["published"].case_study, choice)
    assert User.objects.filter(pk=person.pk).exists()
    assert CaseStudy.objects.filter(pk=full["published"].case_study_id).exists()


def test_a_stranger_cannot_be_given_the_lead(full, person, colleague):
    elsewhere = full["of_colleague"].case_study.collaborators.create(user=make_user(), part="write")
    with pytest.raises(DomainError):
        _erase(person, full["published"].case_study, Choice(Fate.HAND_OVER, elsewhere))


def _credited(case_study_lead, person):
    edition = make_published(lead=case_study_lead, headline="Credits them")
    request = CreditRequest.objects.create(
        case_study=edition.case_study,
        email_hash="x",
        asked_at=edition.created_at,
        expires_at=edition.created_at,
        answer="confirmed",
        answered_at=edition.created_at,
        user=person,
        name=NAME,
        role="idea",
    )
    edition.credits.create(name=NAME, role="idea", request=request)
    edition.credits.create(name="Another Person", role="idea")
    copy = SentCopy.objects.filter(edition=edition).first()
    copy.content["credits"] = [{"name": NAME, "role": "idea"}]
    copy.save()
    return edition


def test_their_credit_elsewhere_goes_from_the_page_and_from_every_copy(person, colleague):
    edition = _credited(colleague, person)
    _erase(person)
    assert [credit.name for credit in edition.credits.all()] == ["Another Person"]
    assert NAME not in str(list(SentCopy.objects.values_list("content", flat=True)))
    assert "Zebedee" not in Client().get(edition.case_study.get_absolute_url()).content.decode()


def test_their_credit_stays_where_they_say_so_and_leads_to_nobody(person, colleague):
    edition = _credited(colleague, person)
    _erase(person, keep_credits=True)
    credit = edition.credits.get(name=NAME)
    assert credit.is_confirmed
    assert (credit.request.user, credit.request.email_hash) == (None, "")


def test_others_who_agreed_to_be_named_stay(person, colleague):
    edition = _credited(person, colleague)
    _erase(person, edition.case_study)
    assert [credit.name for credit in edition.credits.all()] == [NAME]


def test_a_moderators_claim_goes_back_to_the_queue():
    moderator = make_user(Role.MODERATOR)
    edition = make_edition(Status.IN_REVIEW, moderator=moderator)
    _erase(moderator)
    edition.refresh_from_db()
    assert (edition.status, edition.claimed_by) == (Status.SUBMITTED, None)


def test_the_last_administrator_stays():
    administrator = make_user(Role.ADMINISTRATOR)
    with pytest.raises(DomainError, match="last administrator"):
        _erase(administrator)
    make_user(Role.ADMINISTRATOR)
    _erase(administrator)
    assert not User.objects.filter(pk=administrator.pk).exists()


def test_it_is_all_or_nothing(full, person, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError

    monkeypatch.setattr("casestudies.privacy.erasing.write_mail", fail)
    with pytest.raises(RuntimeError):
        _erase(person, full["published"].case_study)
    assert User.objects.filter(pk=person.pk).exists()
    assert full["draft"].case_study.sittings.exists()


def _signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def _with_password_again(client):
    client.post(reverse("account_reauthenticate"), {"password": "huddle kettle orbit"})
    return client


def test_the_page_asks_for_the_password_the_choices_and_the_address(full, person):
    client = _signed_in(person)
    address = reverse("privacy:erase")
    assert client.get(address).headers["Location"].startswith(reverse("account_reauthenticate"))
    _with_password_again(client)
    text = client.get(address).content.decode()
    assert "Draft of theirs" in text
    assert "What should become of “Published by them”?" in text
    fate = {f"fate_{full['published'].case_study_id}": "leave"}
    for wrong in ({}, {"email": ADDRESS}, {**fate, "email": "somebody@nhs.net"}, {**fate, "email": ""}):
        assert "Error:" in client.post(address, wrong).content.decode()
    assert client.post(address, {**fate, "email": ADDRESS.upper()}).headers["Location"] == reverse("privacy:erased")
    assert not User.objects.filter(email=ADDRESS).exists()
    assert client.get(reverse("drafting:mine")).headers["Location"].startswith(reverse("account_login"))
    assert Message.objects.filter(to=ADDRESS, subject="Your account was erased").count() == 1


def test_no_other_session_of_theirs_goes_on(full, person):
    other = _signed_in(person)
    _erase(person, full["published"].case_study)
    assert other.get(reverse("drafting:mine")).headers["Location"].startswith(reverse("account_login"))


def test_the_same_number_of_queries_whatever_they_lead(person, django_assert_max_num_queries):
    client = _with_password_again(_signed_in(person))
    for _ in range(3):
        add_files(make_published(lead=person), person)
    with django_assert_max_num_queries(25):
        client.get(reverse("privacy:erase"))

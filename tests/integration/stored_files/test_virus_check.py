"""What waits for a check is had by nobody; what is refused is deleted and its author told."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from casestudies.errors import DomainError
from casestudies.models import Attachment, Message, StoredFile
from casestudies.states import Status
from casestudies.vocabulary import FileCheck
from casestudies.workflow import move
from improvers.roles import Role
from tests.factories import make_user, take_to
from tests.fake_clamd import EICAR

from .conftest import at, attach, browser_of, download

BAD = b"week,falls\n" + EICAR + b"\n"


@pytest.fixture(autouse=True)
def commits(django_capture_on_commit_callbacks, monkeypatch):
    """Lets what shall happen after a commit happen at once, as it does where tests are not in a transaction."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda run, **_: run())


def text_of(response) -> str:
    return response.content.decode()


def test_without_a_scanner_nothing_waits(web, draft):
    added = attach(web, draft)
    assert added.is_ready
    assert web.get(download(added)).status_code == 200
    assert "viruses" not in text_of(web.get(at("section", draft, "attachments")))


def test_a_fine_file_is_checked_at_once_and_served(web, draft, clamd):
    added = attach(web, draft)
    assert added.virus_check == FileCheck.FINE
    assert clamd.received == [b"week,falls\n1,4\n"]
    assert web.get(download(added)).status_code == 200


def test_an_infected_file_is_deleted_and_its_author_told_in_place_and_by_mail(web, author, draft, clamd):
    added = attach(web, draft, BAD, "From Mr Smith.csv")
    assert added.virus_check == FileCheck.REFUSED
    assert not default_storage.exists(added.file.name)
    assert not StoredFile.objects.exists()
    assert web.get(download(added)).status_code == 404
    assert "the check for viruses found something in it" in text_of(web.get(at("section", draft, "attachments")))
    message = Message.objects.get()
    assert (message.to, "was deleted" in message.subject) == (author.email, True)
    assert "From Mr Smith.csv" in message.body


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"hello\0", b""])
def test_a_scanner_that_talks_rubbish_leaves_the_file_being_checked(web, draft, clamd, answer):
    clamd.answer = answer
    added = attach(web, draft)
    assert added.virus_check == FileCheck.WAITING
    assert web.get(download(added)).status_code == 404


def test_a_slow_scanner_leaves_the_file_being_checked(web, draft, clamd, settings):
    settings.CLAMAV_TIMEOUT = 0.1
    clamd.is_silent = True
    assert attach(web, draft).virus_check == FileCheck.WAITING


def test_while_the_scanner_is_down_a_file_is_being_checked_and_served_to_nobody(web, draft, no_clamd):
    added = attach(web, draft)
    assert added.virus_check == FileCheck.WAITING
    assert "Being checked for viruses" in text_of(web.get(at("section", draft, "attachments")))
    draft.refresh_from_db()
    take_to(Status.SUBMITTED, draft)
    for client in (web, browser_of(make_user(Role.MODERATOR)), browser_of(make_user(Role.ADMINISTRATOR))):
        assert client.get(download(added)).status_code == 404


def test_a_published_file_that_was_never_checked_waits_once_there_is_a_scanner(client, web, draft, settings, clamd):
    settings.CLAMAV_SOCKET, there = "", settings.CLAMAV_SOCKET
    added = attach(web, draft)
    draft.refresh_from_db()
    take_to(Status.PUBLISHED, draft)
    assert client.get(download(added)).status_code == 200
    settings.CLAMAV_SOCKET = there
    assert client.get(download(added)).status_code == 404
    page = text_of(client.get(draft.published_address))
    assert "Being checked for viruses. It cannot be downloaded yet." in page
    assert download(added) not in page
    call_command("check_files")
    assert client.get(download(added)).status_code == 200


def test_the_command_checks_what_waits(web, draft, settings, clamd, capsys):
    there, settings.CLAMAV_SOCKET = settings.CLAMAV_SOCKET, ""
    attach(web, draft, BAD)
    attach(web, draft)
    settings.CLAMAV_SOCKET = there
    call_command("check_files")
    assert capsys.readouterr().out == "1 fine, 1 refused, 0 still to be checked.\n"
    assert {each.virus_check for each in Attachment.objects.all()} == {FileCheck.FINE, FileCheck.REFUSED}
    call_command("check_files")
    assert capsys.readouterr().out == "0 fine, 0 refused, 0 still to be checked.\n"


def test_the_command_gives_up_when_nobody_answers(web, draft, settings, no_clamd, capsys):
    attach(web, draft)
    attach(web, draft)
    call_command("check_files")
    assert capsys.readouterr().out == "0 fine, 0 refused, 2 still to be checked.\n"


def test_one_file_the_scanner_chokes_on_does_not_keep_the_others_waiting(web, draft, settings, clamd, capsys):
    there, settings.CLAMAV_SOCKET = settings.CLAMAV_SOCKET, ""
    first = attach(web, draft)
    attach(web, draft)
    default_storage.delete(first.file.name)
    settings.CLAMAV_SOCKET = there
    call_command("check_files")
    assert capsys.readouterr().out == "1 fine, 0 refused, 1 still to be checked.\n"


def test_the_command_needs_a_scanner(db):
    with pytest.raises(CommandError, match="CLAMAV_SOCKET"):
        call_command("check_files")


def test_the_next_look_checks_again_but_not_every_second(web, draft, settings, clamd):
    clamd.answer = b"later\0"
    added = attach(web, draft)
    clamd.answer = None
    web.get(at("section", draft, "attachments"))
    assert draft.attachments.get().virus_check == FileCheck.WAITING
    Attachment.objects.update(tried_at=timezone.now() - timedelta(minutes=2))
    page = text_of(web.get(at("section", draft, "attachments")))
    assert "Being checked" not in page
    assert web.get(download(added)).status_code == 200


@pytest.mark.parametrize(
    ("check", "words"),
    [(FileCheck.WAITING, "is still being checked for viruses"), (FileCheck.REFUSED, "Ask for changes")],
)
def test_nothing_is_published_with_a_file_that_is_not_fine(web, draft, clamd, check, words):
    attach(web, draft)
    Attachment.objects.update(virus_check=check, tried_at=timezone.now())
    draft.refresh_from_db()
    moderator = make_user(Role.MODERATOR)
    edition = take_to(Status.IN_REVIEW, draft, moderator=moderator)
    address = reverse("admin:moderation_decide", args=[edition.case_study.public_id, edition.number])
    reviewing = browser_of(moderator)
    assert "The case study cannot be published with it." in text_of(reviewing.get(address))
    with pytest.raises(DomainError, match=words):
        move(edition=edition, to=Status.PUBLISHED, by=moderator, expected_version=edition.version)
    edition.refresh_from_db()
    assert edition.status == Status.IN_REVIEW


def test_a_copy_in_a_newer_edition_shares_what_is_known(web, author, draft, clamd):
    from casestudies.drafting.actions import start_edition

    added = attach(web, draft)
    draft.refresh_from_db()
    take_to(Status.PUBLISHED, draft)
    copy = start_edition(case_study=draft.case_study, by=author).attachments.get()
    assert (copy.file.name, copy.virus_check) == (added.file.name, FileCheck.FINE)
    assert len(clamd.received) == 1

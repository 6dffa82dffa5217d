"""Setting everything up and serving it with one command."""

import io
import socket

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from casestudies.management.commands import try_out
from casestudies.models import CaseStudy, Message
from casestudies.states import Status
from improvers.accounts.actions import create_person
from improvers.accounts.second_factor import has_one
from improvers.roles import Role
from tests.factories import make_edition, make_published

pytestmark = pytest.mark.django_db


@pytest.fixture
def served(monkeypatch, settings):
    """Runs the command with a stand-in for the server. Gives what it printed and the addresses served."""
    settings.DEBUG = True
    addresses, really = [], call_command

    def instead(name, *args, **options):
        if name == "runserver":
            addresses.append(args[0])
            raise SystemExit(0)
        if name == "load_sample_data":
            make_published()
            return None
        return really(name, *args, **options)

    monkeypatch.setattr(try_out, "call_command", instead)

    def run(port: int) -> tuple[str, list[str]]:
        out = io.StringIO()
        really("try_out", port=port, stdout=out)
        return out.getvalue(), addresses

    return run


@pytest.fixture
def free_port():
    with socket.socket() as probe:
        probe.bind((try_out.HOST, 0))
        return probe.getsockname()[1]


def test_an_empty_portal_gets_sample_data_once_and_ends_politely(served, free_port):
    out, addresses = served(free_port)
    assert "Loading sample data" in out
    assert f"http://127.0.0.1:{free_port}/" in out
    assert "The portal has stopped" in out
    assert addresses == [f"127.0.0.1:{free_port}"]
    assert "Loading sample data" not in served(free_port)[0]
    assert CaseStudy.objects.count() == 1


def test_a_port_in_use_is_said_and_another_one_taken(served):
    with socket.socket() as taken:
        taken.bind((try_out.HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        out, addresses = served(port)
    assert f"Port {port} is in use" in out
    assert addresses
    assert addresses != [f"127.0.0.1:{port}"]


def test_a_port_that_cannot_be_is_explained(served):
    with pytest.raises(CommandError, match="No free port"):
        served(99999)


def test_sign_ins_are_only_shown_with_sample_data(served, free_port):
    assert "Sign in as" not in served(free_port)[0]
    CaseStudy.objects.update(is_sample=True)
    out, _ = served(free_port)
    assert "moderator@sample.nhs.net" in out


def test_messages_that_did_not_go_are_sent_again():
    make_edition(Status.SUBMITTED)
    assert Message.objects.filter(sent_at=None).count() == 1
    out = io.StringIO()
    call_command("send_messages", stdout=out)
    assert out.getvalue() == "1 sent, 0 still to send.\n"
    assert len(mail.outbox) == 1
    call_command("send_messages", stdout=out)
    assert len(mail.outbox) == 1


def test_staff_of_an_older_portal_get_the_second_factor_the_box_speaks_of(served, free_port):
    moderator = create_person(email="moderator@sample.nhs.net", role=Role.MODERATOR)
    improver = create_person(email="improver@sample.nhs.net")
    served(free_port)
    assert has_one(moderator)
    assert not has_one(improver)

"""Two who send at once, the thread of the web process, and the worker that stays."""

import os
import signal
import threading
import time

import pytest
from django.core.management import call_command
from django.db import connection

from casestudies.management.commands import send_messages
from casestudies.messages import postman as postmen
from casestudies.messages.sending import Passed, send_due
from casestudies.models import Message
from tests.races import at_once

MANY = 40


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_several_senders_at_once_never_send_the_same_email(letter, server, settings):
    settings.SEND_EMAILS_FROM = "worker"
    for number in range(MANY):
        letter(to=f"person{number}@nhs.net")
    passes = at_once(*[send_due] * 4)
    assert sum(each.sent for each in passes) == MANY
    assert len({email.extra_headers["Message-ID"] for email in server.taken}) == len(server.taken) == MANY
    assert not Message.objects.unsent().exists()


@pytest.fixture
def postman(settings, monkeypatch):
    """The thread that sends, of this test alone; ended at the end."""
    settings.SEND_EMAILS_FROM = "web"
    own = postmen.Postman()
    monkeypatch.setattr(postmen, "postman", own)
    yield own
    own.finish()


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_that_hangs_makes_nobody_wait(letter, server, postman, monkeypatch):
    hanging, asked = threading.Event(), threading.Event()

    def answer(email):
        asked.set()
        hanging.wait(20)

    monkeypatch.setattr(server, "answer", staticmethod(answer))
    began = time.monotonic()
    message = letter()
    assert time.monotonic() - began < 10
    assert asked.wait(20)
    assert Message.objects.get(pk=message.pk).state == "sending"
    hanging.set()
    postman.finish()
    assert Message.objects.get(pk=message.pk).state == "sent"


@pytest.mark.django_db(transaction=True)
def test_the_thread_ends_when_nothing_is_left_and_begins_anew(letter, server, postman):
    for number in (1, 2):
        letter()
        end = time.monotonic() + 20
        while postman._thread and time.monotonic() < end:
            threading.Event().wait(0.01)
        assert (postman._thread, len(server.taken)) == (None, number)


@pytest.mark.django_db
def test_a_process_that_starts_sends_what_waited(letter, server, settings, monkeypatch):
    called = []
    monkeypatch.setattr(postmen.postman, "call", lambda: called.append(True))
    for way, calls in (("worker", 0), ("web", 1)):
        settings.SEND_EMAILS_FROM = way
        postmen.start()
        assert len(called) == calls


@pytest.fixture
def own_signals():
    """Puts back what SIGTERM and Ctrl-C did."""
    kept = {name: signal.getsignal(name) for name in (signal.SIGTERM, signal.SIGINT)}
    yield
    for name, handler in kept.items():
        signal.signal(name, handler)


@pytest.mark.django_db
def test_the_worker_stays_until_it_is_told_to_stop(own_signals, monkeypatch, capsys):
    passes = []

    def one_pass(until):
        passes.append(until())
        if len(passes) == 3:
            os.kill(os.getpid(), signal.SIGTERM)
        return Passed()

    monkeypatch.setattr(send_messages, "send_due", one_pass)
    monkeypatch.setattr(send_messages, "close_old_connections", lambda: None)
    call_command("send_messages", forever=True, poll=0.001)
    assert passes == [False, False, False]
    assert capsys.readouterr().out == "Stopped.\n"
    assert connection.is_usable()

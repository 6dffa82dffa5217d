"""More requests than a process can answer: some wait, the rest are told to come back at once."""

import threading

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from sharing_portal.doors import crowd
from sharing_portal.doors.crowd import Crowd


@pytest.fixture
def busy(settings, monkeypatch):
    """A portal that answers one request at once, and two that it holds and lets go."""
    settings.REQUESTS_AT_ONCE = 1
    monkeypatch.setattr(crowd, "_LONGEST_WAIT", 0.05)
    let_go, inside = threading.Event(), threading.Semaphore(0)

    def answer(request):
        inside.release()
        assert let_go.wait(10)
        return HttpResponse("an answer")

    portal = Crowd(answer)

    def ask(path="/"):
        portal(RequestFactory().get(path))

    asking = threading.Thread(target=ask)
    asking.start()
    assert inside.acquire(timeout=10)
    yield portal, let_go, ask, inside
    let_go.set()
    asking.join()


def test_who_waited_in_vain_is_told_to_come_back(busy):
    portal, _, _, _ = busy
    response = portal(RequestFactory().get("/"))
    assert response.status_code == 503
    assert response["Retry-After"] == "2"
    assert "too many people are using this service" in response.content.decode()


def test_a_form_that_met_a_crowd_was_not_saved(busy):
    portal, _, _, _ = busy
    text = portal(RequestFactory().post("/")).content.decode()
    assert "<strong>not saved</strong>" in text


def test_who_waits_gets_an_answer_when_there_is_room(busy, monkeypatch):
    _, let_go, ask, inside = busy
    monkeypatch.setattr(crowd, "_LONGEST_WAIT", 10)
    waiting = threading.Thread(target=ask)
    waiting.start()
    let_go.set()
    waiting.join()
    assert inside.acquire(timeout=10)


def test_probes_get_through_a_crowd(busy):
    _, let_go, ask, inside = busy
    probing = threading.Thread(target=ask, args=["/livez"])
    probing.start()
    assert inside.acquire(timeout=10)
    let_go.set()
    probing.join()


def test_room_is_given_back_when_an_answer_fails(settings):
    settings.REQUESTS_AT_ONCE = 1

    def fail(request):
        raise ZeroDivisionError

    portal = Crowd(fail)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            portal(RequestFactory().get("/"))

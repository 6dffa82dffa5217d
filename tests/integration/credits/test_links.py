"""Links that cannot be used are all refused alike, and nobody tries them without end."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from casestudies.credits.views import TRIES
from casestudies.models import CreditRequest
from tests.factories import make_user
from tests.integration.drafting.conftest import browser_of, text_of

from .asked import answer, ask_about, link

pytestmark = pytest.mark.django_db


def _expired(draft):
    token = ask_about(draft)
    CreditRequest.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    return token


def _used(draft):
    token = ask_about(draft)
    answer(token, "confirmed")
    return token


def _refused_once(draft):
    token = ask_about(draft)
    answer(token, "refused")
    return token


def _removed(draft):
    token = ask_about(draft)
    draft.credits.all().delete()
    return token


UNUSABLE = {
    "expired": _expired,
    "used": _used,
    "refused": _refused_once,
    "removed": _removed,
    "guessed": lambda draft: ask_about(draft)[:-1] + "x-",
}


@pytest.fixture
def plain_page():
    """What a link that never was gets."""
    return text_of(Client().get(link("never-was")))


@pytest.mark.parametrize("kind", UNUSABLE)
def test_links_that_cannot_be_used_are_refused_alike_and_reveal_nothing(kind, draft, plain_page):
    token = UNUSABLE[kind](draft)
    before = list(CreditRequest.objects.values())
    tries = [Client().get(link(token)), Client().post(link(token), {"answer": "refused"})]
    tries += [Client().get(link(token, "correct"))]
    tries += [Client().post(link(token, "correct"), {"name": "Mallory", "role": "idea"})]
    for page in tries:
        assert page.status_code == 404
        assert text_of(page).replace(token, "never-was") == plain_page
        assert "no-store" in page["Cache-Control"]
    assert list(CreditRequest.objects.values()) == before


def test_another_person_s_link_is_refused_to_who_is_signed_in(lead, draft):
    token = ask_about(draft)
    for other in (lead, make_user()):
        web = browser_of(other)
        for page in (web.get(link(token)), web.post(link(token), {"answer": "confirmed"})):
            assert page.status_code == 404
            assert "This link cannot be used" in text_of(page)
            assert "Amy Archer" not in text_of(page)
    assert CreditRequest.objects.get().answer == ""
    assert Client().get(link(token)).status_code == 200


def test_an_answer_nobody_offers_is_no_answer(draft):
    page = answer(ask_about(draft), "accepted")
    assert page.status_code == 200
    assert CreditRequest.objects.get().answer == ""


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_tries_links_without_end(method, draft, monkeypatch):
    monkeypatch.setattr(TRIES, "most", 3)
    token = ask_about(draft)
    client = Client()
    tries = [getattr(client, method)(link(f"guess-{number}")).status_code for number in range(4)]
    assert tries == [404, 404, 404, 429]
    assert client.post(link(token), {"answer": "confirmed"}).status_code == 429
    assert client.get(link(token)).status_code == 200
    elsewhere = Client(REMOTE_ADDR="10.0.0.9")
    assert elsewhere.get(link("guess")).status_code == 404


def test_thanks_are_for_answers_there_are():
    assert Client().get("/credits/thank-you/refused/").status_code == 200
    assert Client().get("/credits/thank-you/nothing/").status_code == 404

"""Addresses with an account, with a closed one and with none are answered the same: page, headers, email, work done."""

import re
from unittest import mock

import pytest
from django.contrib.auth import hashers
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db

PASSWORD = "three green ladders"
KNOWN, UNKNOWN, CLOSED = "jo@nhs.net", "no@nhs.net", "go@nhs.net"
FORMS = {
    "a wrong password": ("/accounts/login/", {"login": "{}", "password": "wrong horse battery"}),
    "a code by email": ("/accounts/login/code/", {"email": "{}"}),
    "a new password": ("/accounts/password/reset/", {"email": "{}"}),
    "signing up": ("/accounts/signup/", {"name": "Jo", "email": "{}", "password1": PASSWORD}),
}


def answer(where: str, answers: dict[str, str], email: str, client: Client) -> tuple:
    """Everything of an answer and the page it leads to, but for what differs every time and what was typed."""
    first = client.post(where, {name: value.format(email) for name, value in answers.items()})
    pages = [first] + ([client.get(first["Location"])] if first.status_code == 302 else [])
    return tuple(
        (
            page.status_code,
            sorted((name, value) for name, value in page.headers.items() if name not in ("Content-Length", "Expires")),
            sorted(page.cookies),
            re.sub(rf'csrfmiddlewaretoken" value="\w+"|{re.escape(email)}', "", page.content.decode()),
        )
        for page in pages
    )


@pytest.fixture
def person():
    factories.make_user(email=CLOSED, password=PASSWORD, is_active=False)
    return factories.make_user(email=KNOWN, password=PASSWORD)


@pytest.mark.parametrize("address", [KNOWN, CLOSED])
@pytest.mark.parametrize("form", FORMS)
def test_answers_are_the_same_for_every_address(person, form, address):
    assert answer(*FORMS[form], address, Client()) == answer(*FORMS[form], UNKNOWN, Client())


@pytest.mark.parametrize("form", ["a code by email", "a new password"])
def test_a_closed_account_gets_the_email_that_an_address_without_one_gets(person, form, mailoutbox):
    answer(*FORMS[form], CLOSED, Client())
    answer(*FORMS[form], UNKNOWN, Client())

    closed, unknown = mailoutbox
    assert (closed.to, unknown.to) == ([CLOSED], [UNKNOWN])
    assert closed.subject == unknown.subject
    assert closed.body.replace(CLOSED, UNKNOWN) == unknown.body
    assert "closed" in unknown.body


@pytest.mark.parametrize("second_factor", [True, False])
def test_a_wrong_password_does_not_say_whether_there_is_a_second_factor(person, second_factor):
    if second_factor:
        factories.give_second_factor(person)

    assert answer(*FORMS["a wrong password"], KNOWN, Client()) == answer(*FORMS["a wrong password"], UNKNOWN, Client())


def test_changing_to_an_address_somebody_has_looks_the_same():
    def change_to(email: str) -> tuple:
        client = Client()
        client.force_login(factories.make_user())
        (first, second) = answer("/accounts/email/", {"email": "{}", "action_add": "1"}, email, client)
        return first, re.sub(r"person\d+|Person \d+", "", second[-1])

    factories.make_user(email=KNOWN)
    assert change_to(KNOWN) == change_to(UNKNOWN)


@pytest.mark.parametrize("form", FORMS)
def test_as_much_work_is_done_for_every_address(person, form, mailoutbox):
    def work(email: str) -> tuple[int, int]:
        mailoutbox.clear()
        with mock.patch.object(hashers.MD5PasswordHasher, "encode", autospec=True, return_value="md5$y$z") as encode:
            answer(*FORMS[form], email, Client())
        return encode.call_count, len(mailoutbox)

    assert work(KNOWN) == work(CLOSED) == work(UNKNOWN)
    assert any(work(UNKNOWN))

"""How often one can try: the wait grows, nobody locks others out, and several processes count as one."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from improvers.accounts import limits
from improvers.models import TryCount, User
from tests import factories
from tests.races import at_once

pytestmark = pytest.mark.django_db

PASSWORD = "three green ladders"


@pytest.fixture
def person() -> User:
    return factories.make_user(email="jo@nhs.net", password=PASSWORD)


def try_(password: str, *, email: str = "jo@nhs.net", address: str = "192.0.2.1", **more) -> int:
    """The status somebody gets at this network address; 302 is signed in."""
    return (
        Client(REMOTE_ADDR=address, **more).post("/accounts/login/", {"login": email, "password": password}).status_code
    )


def test_the_sixth_bad_try_is_stopped_and_so_is_the_right_password_then(person):
    assert [try_("wrong") for _ in range(6)] == [200] * 5 + [429]
    assert try_(PASSWORD) == 429


def test_the_wait_grows(person):
    waits = []
    for _ in range(25):
        answer = Client().post("/accounts/login/", {"login": "jo@nhs.net", "password": "wrong"})
        if answer.status_code == 429:
            waits.append(round(int(answer["Retry-After"]) / 60))
            over = timezone.now() + timedelta(minutes=waits[-1] + 1)
            TryCount.objects.filter(until__lte=over).update(until=timezone.now())
    assert waits == [5, 60, 5, 24 * 60]


def test_good_tries_do_not_wash_bad_ones_away(person):
    own = factories.make_user(email="attacker@nhs.net", password=PASSWORD)
    statuses = []
    for _ in range(6):
        statuses.append(try_("wrong"))
        assert try_(PASSWORD, email=own.email) == 302
    assert statuses == [200] * 5 + [429]


def test_the_owners_good_try_elsewhere_does_not_give_the_attacker_more(person):
    statuses = []
    for _ in range(6):
        statuses.append(try_("wrong", address="198.51.100.9"))
        assert try_(PASSWORD, address="192.0.2.1") == 302
    assert statuses == [200] * 5 + [429]


def test_an_attacker_does_not_lock_the_owner_out(person):
    for _ in range(8):
        try_("wrong", address="198.51.100.9")

    assert try_(PASSWORD, address="192.0.2.1") == 302


def test_many_addresses_do_not_get_many_tries(person):
    statuses = [try_("wrong", address=f"198.51.100.{number}") for number in range(52)]

    assert statuses.count(200) == 50
    assert statuses[-1] == 429


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "X-Client-IP", "CF-Connecting-IP"])
def test_forged_headers_give_no_more_tries(person, header):
    statuses = [try_("wrong", headers={header: f"203.0.113.{number}"}) for number in range(6)]

    assert statuses == [200] * 5 + [429]


def test_behind_a_proxy_of_ours_the_address_it_saw_counts_and_not_what_was_forged_before(person, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    forged = [try_("wrong", headers={"X-Forwarded-For": f"203.0.113.{n}, 198.51.100.9"}) for n in range(6)]
    assert forged == [200] * 5 + [429]

    assert try_(PASSWORD, headers={"X-Forwarded-For": "203.0.113.1, 198.51.100.10"}) == 302


def test_three_hundred_honest_people_behind_one_address_all_get_in(person):
    for number in range(300):
        tried = limits.sign_in(f"person{number}@nhs.net", "192.0.2.1")
        if number % 5 == 0:
            assert limits.count(tried) == 0, "a wrong password now and then"
        assert limits.count(tried) == 0
        limits.take_back(tried)

    assert try_("mistyped") == 200
    assert try_(PASSWORD) == 302


def test_one_address_cannot_try_one_password_on_everybody(person):
    for number in range(300):
        assert limits.count(limits.sign_in(f"person{number}@nhs.net", "192.0.2.1")) == 0

    assert try_("Summer2026!") == 429


def test_somebody_who_chose_a_new_password_by_email_need_not_wait(person, mailoutbox):
    for _ in range(6):
        try_("wrong", address="127.0.0.1")
    client = Client()
    client.post("/accounts/password/reset/", {"email": "jo@nhs.net"})
    link = next(word for word in mailoutbox[0].body.split() if word.startswith("http")).removeprefix(
        "http://testserver"
    )
    page = client.get(link, follow=True)
    client.post(page.request["PATH_INFO"], {"password1": "four yellow buckets"})

    assert try_("four yellow buckets", address="127.0.0.1") == 302


def test_counts_say_nothing_of_whom_they_are_about(person):
    try_("wrong", address="192.0.2.77")

    assert TryCount.objects.exists()
    assert "jo@nhs.net" not in repr([*TryCount.objects.values()])
    assert "192.0.2" not in repr([*TryCount.objects.values()])


@pytest.mark.django_db(transaction=True)
def test_tries_at_once_are_all_counted():
    tried = [limits.Limit("many at once", 5, 300)]

    waits = at_once(*[lambda: limits.count(tried)] * 20)

    assert sorted(bool(wait) for wait in waits) == [False] * 5 + [True] * 15


def test_labels_stay_in_memory_and_limits_are_shared():
    assert "Database" in type(caches["default"]).__name__
    assert "LocMem" in type(caches["memory"]).__name__

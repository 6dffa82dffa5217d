"""Who has neither a password nor a second step signs in again before they download or erase what is kept of them."""

import pytest
from django.core import mail
from django.urls import reverse

from improvers.models import User
from tests.factories import make_user
from tests.second_factor import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return make_user(email="jo@nhs.net")


@pytest.mark.parametrize(("method", "route"), [("post", "download"), ("get", "erase"), ("post", "erase")])
def test_a_sign_in_of_a_while_ago_is_not_enough(person, method, route):
    refused = getattr(signed_in(person, minutes_ago=6), method)(reverse(f"privacy:{route}"))
    assert refused.status_code == 403
    assert "Sign in again" in refused.content.decode()
    assert User.objects.filter(pk=person.pk).exists()

    allowed = getattr(signed_in(person, minutes_ago=4), method)(reverse(f"privacy:{route}"))
    assert allowed.status_code == 200
    if allowed.streaming:
        allowed.close()


def test_they_sign_in_again_by_code_and_come_back(person, django_capture_on_commit_callbacks):
    client = signed_in(person, minutes_ago=60)
    refused = client.get(reverse("privacy:erase"))
    sign_in = client.post(reverse("account_logout"), {"next": refused.context["sign_in"]})["Location"]
    assert sign_in == f"/accounts/login/?next={reverse('privacy:own').replace('/', '%2F')}"

    back = {"next": reverse("privacy:own")}
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/accounts/login/code/", {"email": person.email, **back})
    code = next(line for line in mail.outbox[-1].body.splitlines() if "-" in line or line.isupper())
    client.post("/accounts/login/code/confirm/", {"code": code, **back})
    assert client.get(reverse("privacy:erase")).status_code == 200

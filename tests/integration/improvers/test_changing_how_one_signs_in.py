"""Who has neither a password nor a second step signs in again before they change how they sign in."""

import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from improvers.models import User
from tests import factories
from tests.oidc_provider import Provider

pytestmark = pytest.mark.django_db

PAGES = {
    "account_email": {"action_add": "", "email": "new@nhs.net"},
    "account_set_password": {"password1": "four yellow buckets"},
    "mfa_activate_totp": {"code": "123456"},
    "mfa_add_webauthn": {"credential": "{}"},
    "socialaccount_connections": {"account": "1"},
}
LINK = "/accounts/oidc/provider/login/?process=connect"


@pytest.fixture
def with_a_provider(settings):
    """A provider is set, so that the pages about it are there."""
    provider = Provider()
    for name, value in provider.settings().items():
        setattr(settings, name, value)
    yield provider
    provider.close()


def signed_in(person: User, *, minutes_ago: int) -> Client:
    client = Client()
    client.force_login(person)
    session = client.session
    session["began"] = int(time.time()) - 60 * minutes_ago
    session.save()
    return client


def test_a_sign_in_of_a_while_ago_is_not_enough(with_a_provider):
    person = factories.make_user(email="jo@nhs.net")
    late, lately = signed_in(person, minutes_ago=6), signed_in(person, minutes_ago=4)
    for name, typed in PAGES.items():
        for refused in (late.get(reverse(name)), late.post(reverse(name), typed)):
            assert refused.status_code == 403, name
            assert refused.context["sign_in"] == f"/accounts/login/?next={reverse(name).replace('/', '%2F')}"
        assert lately.get(reverse(name)).status_code == 200, name
    assert late.post(LINK).status_code == 403
    assert lately.post(LINK)["Location"].startswith(with_a_provider.issuer)

    person.refresh_from_db()
    assert not person.has_usable_password()
    assert list(EmailAddress.objects.filter(user=person).values_list("email", flat=True)) == ["jo@nhs.net"]
    assert not Authenticator.objects.exists()


def test_somebody_with_a_second_step_but_no_password_enters_that_before_they_set_one():
    person = factories.make_user(email="jo@nhs.net")
    factories.give_second_factor(person)
    asked = signed_in(person, minutes_ago=6).post(reverse("account_set_password"), PAGES["account_set_password"])

    assert asked["Location"].startswith("/accounts/2fa/reauthenticate/")
    person.refresh_from_db()
    assert not person.has_usable_password()

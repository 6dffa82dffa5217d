"""Who has neither a password nor a second step signs in again before they change how they sign in."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.urls import reverse

from tests import factories
from tests.second_factor import signed_in

pytestmark = pytest.mark.django_db

PAGES = {
    "account_email": {"action_add": "", "email": "new@nhs.net"},
    "account_set_password": {"password1": "four yellow buckets"},
    "mfa_activate_totp": {"code": "123456"},
    "mfa_add_webauthn": {"credential": "{}"},
    "socialaccount_connections": {"account": "1"},
}
LINK = "/accounts/oidc/provider/login/?process=connect"


def test_a_sign_in_of_a_while_ago_is_not_enough(provider):
    person = factories.make_user(email="jo@nhs.net")
    late, lately = signed_in(person, minutes_ago=6), signed_in(person, minutes_ago=4)
    for name, typed in PAGES.items():
        for refused in (late.get(reverse(name)), late.post(reverse(name), typed)):
            assert refused.status_code == 403, name
            assert refused.context["sign_in"] == f"/accounts/login/?next={reverse(name).replace('/', '%2F')}"
        assert lately.get(reverse(name)).status_code == 200, name
    assert late.post(LINK).status_code == 403
    assert lately.post(LINK)["Location"].startswith(provider.issuer)

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

"""The attack list of email addresses at every form that takes one: signing up, and changing to another address."""

import pytest
from allauth.account.models import EmailAddress

from improvers.accounts.domains import is_allowed
from improvers.models import User
from tests import factories
from tests.unit.improvers.test_domains import MORE_ATTACKS, PUBLISHED_ATTACKS

pytestmark = pytest.mark.django_db

# Spaces around an address are left out of every form; what is left may be right.
ATTACKS = [each for each in [*PUBLISHED_ATTACKS, *MORE_ATTACKS] if not is_allowed(each.strip(), ["nhs.net", "nhs.uk"])]


@pytest.mark.parametrize("address", ATTACKS)
def test_no_address_of_the_attack_list_gets_an_account(client, address):
    answers = {"name": "Jo", "email": address, "password1": "three green ladders"}
    response = client.post("/accounts/signup/", answers)

    assert response.context["form"].errors["email"]
    assert not User.objects.exists()


def test_nobody_changes_to_an_address_of_the_attack_list(client, settings, mailoutbox):
    settings.ACCOUNT_RATE_LIMITS = {"manage_email": None}
    user = factories.make_user()
    client.force_login(user)
    for address in ATTACKS:
        response = client.post("/accounts/email/", {"email": address, "action_add": "1"})
        assert response.status_code == 200, address
        assert response.context["form"].errors["email"], address

    assert [each.email for each in EmailAddress.objects.all()] == [user.email]
    assert mailoutbox == []

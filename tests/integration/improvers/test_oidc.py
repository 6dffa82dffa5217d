"""Signing in with an OpenID Connect provider: who gets in, as whom, and what a lying provider achieves."""

import time
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.test import Client

from improvers.audit import Kind
from improvers.models import AuditEvent, User
from improvers.roles import Role
from tests import factories
from tests.oidc_provider import Provider, make_key
from tests.second_factor import say_who_they_are_again

pytestmark = pytest.mark.django_db

PASSWORD = "three green ladders"
LOGIN = "/accounts/oidc/provider/login/"


@pytest.fixture
def trusted(settings):
    """The provider's word on addresses is taken."""
    settings.OIDC_TRUST_EMAIL = True
    settings.SOCIALACCOUNT_EMAIL_AUTHENTICATION = settings.SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True


def way_back(client: Client, provider: Provider, address: str = LOGIN) -> str:
    """Where the provider sends somebody back to who began to sign in."""
    leads_to = client.post(address)["Location"]
    assert leads_to.startswith(f"{provider.issuer}/authorize?")
    back = provider.authorize({name: values[0] for name, values in parse_qs(urlsplit(leads_to).query).items()})
    return back.removeprefix("http://testserver")


def sign_in(client: Client, provider: Provider, address: str = LOGIN):
    return client.get(way_back(client, provider, address))


def who(client: Client) -> str | None:
    key = client.session.get("_auth_user_id")
    return User.objects.get(pk=key).email if key else None


def link(user: User, provider: Provider) -> None:
    """Links somebody's account from their profile, as they do it."""
    client = Client()
    client.force_login(user)
    say_who_they_are_again(client, user)
    sign_in(client, provider, f"{LOGIN}?process=connect")
    assert SocialAccount.objects.filter(user=user).exists()


def test_without_a_provider_there_is_no_button_and_no_address(client):
    assert b"through your organisation" not in client.get("/accounts/login/").content
    assert client.post(LOGIN).status_code == 404
    assert client.get(f"{LOGIN}callback/?code=1&state=2").status_code == 404
    client.force_login(factories.make_user())
    assert client.get("/accounts/linked/").status_code == 404


def test_somebody_new_confirms_the_address_before_they_are_signed_in(client, provider):
    assert b"Sign in with Test Trust" in client.get("/accounts/login/").content
    response = sign_in(client, provider)

    assert response["Location"] == "/accounts/confirm-email/"
    assert who(client) is None
    user = User.objects.get()
    assert (user.email, user.profile.name, user.role) == ("jo@nhs.net", "Jo Bright", Role.IMPROVER)
    assert not user.emailaddress_set.get().verified
    assert mail.outbox[0].subject == "Confirm your email address"
    assert AuditEvent.objects.filter(kind=Kind.IDENTITY_LINKED).exists()


def test_a_trusted_provider_confirms_the_address(client, provider, trusted):
    sign_in(client, provider)

    assert who(client) == "jo@nhs.net"


@pytest.mark.parametrize("said", [False, "false", "true", None])
def test_only_a_plain_yes_confirms_an_address(client, provider, trusted, said):
    provider.person["email_verified"] = said
    sign_in(client, provider)

    assert who(client) is None


@pytest.mark.parametrize(
    "email", ["jo@evil.example", "jo@nhs.net.evil.com", "jo@evilnhs.net", "", None, "jo+a@nhs.net"]
)
def test_the_rules_of_signing_up_hold(client, provider, trusted, email):
    provider.person["email"] = email
    response = sign_in(client, provider)

    assert response.status_code == 403
    assert b"you cannot have an account" in response.content
    assert not User.objects.exists()


def test_the_same_subject_with_another_address_is_the_same_person(client, provider, trusted):
    sign_in(client, provider)
    other = Client()
    provider.person["email"] = "married@nhs.net"
    sign_in(other, provider)

    assert who(other) == "jo@nhs.net"
    assert User.objects.count() == 1


def test_the_same_address_with_another_subject_is_somebody_else(client, provider):
    owner = factories.make_user(email="jo@nhs.net", password=PASSWORD)
    link(owner, provider)
    provider.person["sub"] = "subject-2"
    mail.outbox.clear()
    response = sign_in(client, provider)

    assert who(client) is None
    assert response["Location"] == "/accounts/confirm-email/", "as for a new address"
    assert SocialAccount.objects.count() == 1
    assert mail.outbox[0].subject == "You already have an account"


def test_the_same_subject_of_another_issuer_is_somebody_else(client, provider, settings):
    link(factories.make_user(email="jo@nhs.net"), provider)
    other = Provider()
    for name, value in other.settings().items():
        setattr(settings, name, value)
    sign_in(client, other)
    other.close()

    assert who(client) is None


def test_an_account_that_is_there_is_linked_by_its_owner_only(client, provider):
    owner = factories.make_user(email="jo@nhs.net", password=PASSWORD)
    sign_in(client, provider)
    assert who(client) is None
    assert not SocialAccount.objects.exists()

    link(owner, provider)
    sign_in(client, provider)

    assert who(client) == "jo@nhs.net"
    assert AuditEvent.objects.filter(kind=Kind.IDENTITY_LINKED, actor_id=owner.pk).count() == 1


def test_linking_asks_who_one_is(client, provider):
    client.force_login(factories.make_user(password=PASSWORD))
    response = sign_in(client, provider, f"{LOGIN}?process=connect")

    assert response["Location"] == "/accounts/reauthenticate/"
    assert not SocialAccount.objects.exists()


def test_the_second_step_is_asked_for_here_too(client, provider):
    moderator = factories.make_user(Role.MODERATOR, email="jo@nhs.net")
    link(moderator, provider)
    assert sign_in(client, provider)["Location"] == "/accounts/2fa/authenticate/"
    assert who(client) is None

    Authenticator.objects.all().delete()
    other = Client()
    sign_in(other, provider)
    assert other.get("/admin/")["Location"] == "/accounts/2fa/"


def test_a_closed_account_stays_closed(client, provider):
    owner = factories.make_user(email="jo@nhs.net")
    link(owner, provider)
    User.objects.update(is_active=False)
    sign_in(client, provider)

    assert client.get("/profile/").status_code == 302


LIES = {
    "another issuer": {"iss": "https://evil.example"},
    "another audience": {"aud": "somebody-else"},
    "no audience": {"aud": None},
    "for somebody else among several": {"aud": ["portal", "other"], "azp": "other"},
    "over": {"exp": int(time.time()) - 3600},
    "without an end": {"exp": None},
    "another nonce": {"nonce": "of another request"},
    "no nonce": {"nonce": None},
    "nobody": {"sub": None},
    "not the one userinfo is about": {"sub": "subject-9"},
}


@pytest.mark.parametrize("lie", LIES)
def test_a_token_that_does_not_add_up_lets_nobody_in(client, provider, trusted, lie):
    provider.claims = LIES[lie]
    response = sign_in(client, provider)

    assert b"did not work" in response.content
    assert who(client) is None
    assert not User.objects.exists()


def test_a_token_without_a_signature_lets_nobody_in(client, provider, trusted):
    provider.signing = {"algorithm": "none"}
    sign_in(client, provider)

    assert who(client) is None


def test_a_token_signed_by_another_key_lets_nobody_in(client, provider, trusted):
    provider.published_key = make_key("another").public_key()
    sign_in(client, provider)

    assert who(client) is None


def test_a_provider_that_calls_itself_by_another_issuer_is_not_used(client, provider):
    provider.config = {"issuer": "https://evil.example"}

    assert b"did not work" in client.post(LOGIN).content


def test_a_provider_that_does_not_answer_is_told_plainly(client, provider):
    provider.close()

    assert b"It may be out of order" in client.post(LOGIN).content


def test_an_answer_works_once_and_only_for_who_asked(client, provider, trusted):
    back = way_back(client, provider)
    stranger = Client()
    assert b"did not work" in stranger.get(back).content
    assert who(stranger) is None

    client.get(back)
    client.post("/accounts/logout/")
    assert b"did not work" in client.get(back).content
    assert who(client) is None


@pytest.mark.parametrize("query", ["", "?code=1", "?code=1&state=guessed", "?error=access_denied&state=guessed"])
def test_a_made_up_answer_lets_nobody_in(client, provider, query):
    assert b"did not work" in client.get(f"{LOGIN}callback/{query}").content


def test_signing_in_is_not_begun_by_a_link(client, provider):
    assert client.get(LOGIN).status_code == 405


def test_what_is_kept_of_the_answer_is_little(client, provider, trusted):
    provider.person["birthdate"] = "1980-01-01"
    sign_in(client, provider)

    kept = SocialAccount.objects.get()
    assert set(kept.extra_data["userinfo"]) == {"identity", "iss", "sub", "email", "email_verified", "name"}
    assert not kept.socialtoken_set.exists()

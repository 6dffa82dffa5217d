"""Signing up, verifying the address, signing in by password and by code, new passwords, and who is kept out."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from improvers.accounts.actions import create_person
from improvers.models import Profile, User
from improvers.roles import Role
from tests import factories

pytestmark = pytest.mark.django_db

PASSWORD = "three green ladders"
NEW_PASSWORD = "four yellow buckets"


@pytest.fixture(autouse=True)
def no_rate_limits_from_other_tests(db):
    """Every test begins with no tries counted."""
    cache.clear()


def sign_up(client, **answers):
    return client.post(
        "/accounts/signup/", {"name": "Jo O'Brien", "email": "jo@nhs.net", "password1": PASSWORD} | answers
    )


def link_in(message: mail.EmailMessage) -> str:
    return re.search(r"http://testserver(/\S+)", message.body)[1]


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


@pytest.fixture
def person() -> User:
    return factories.make_user(email="jo@nhs.net", password=PASSWORD)


def test_signing_up_and_following_the_link_signs_in(client):
    response = sign_up(client)

    assert response["Location"] == "/accounts/confirm-email/"
    assert not is_signed_in(client)
    link = link_in(mail.outbox[0])
    assert b"Confirm your email address" in client.get(link).content
    assert not is_signed_in(client)
    client.post(link)
    assert is_signed_in(client)


def test_an_account_made_by_signing_up_has_a_profile_and_no_role(client):
    sign_up(client)

    user = User.objects.get()
    assert user.profile.name == "Jo O'Brien"
    assert len(user.profile.public_id) == 16
    assert user.role == Role.IMPROVER
    assert not user.is_superuser
    assert not user.profile.is_public


def test_nobody_signs_in_before_the_address_is_verified(client):
    sign_up(client)
    cache.clear()

    response = client.post("/accounts/login/", {"login": "jo@nhs.net", "password": PASSWORD})

    assert response["Location"] == "/accounts/confirm-email/"
    assert not is_signed_in(client)


def test_after_verifying_in_another_browser_one_signs_in(client, django_user_model):
    sign_up(client)
    client.cookies.clear()

    client.post(link_in(mail.outbox[0]))
    assert not is_signed_in(client)
    client.post("/accounts/login/", {"login": "JO@NHS.NET", "password": PASSWORD})

    assert is_signed_in(client)


def test_addresses_are_stored_in_lower_case(client):
    sign_up(client, email="JO.Smith@NHS.NET")

    assert User.objects.get().email == "jo.smith@nhs.net"
    assert User.objects.get().emailaddress_set.get().email == "jo.smith@nhs.net"


@pytest.mark.parametrize(
    "email", ["jo@example.com", "jo@nhs.net.example.com", "jo@evilnhs.net", '"jo@nhs.net"@evil.com']
)
def test_addresses_of_other_domains_are_told_which_may_be_used(client, email):
    response = sign_up(client, email=email)

    assert response.status_code == 200
    assert "ends in nhs.net, nhs.uk, nhs.scot, nhs.wales or hscni.net" in response.context["form"].errors["email"][0]
    assert "<title>Error: " in response.content.decode()
    assert not User.objects.exists()
    assert not mail.outbox


def test_a_plus_in_an_address_is_told_apart_from_a_foreign_domain(client):
    response = sign_up(client, email="jo+two@nhs.net")

    assert "without the plus sign" in response.context["form"].errors["email"][0]


def test_allowed_domains_are_a_setting(client, settings):
    settings.SIGN_UP_DOMAINS = ["trust.example"]

    assert sign_up(client, email="jo@nhs.net").context["form"].errors["email"] == [
        "Enter a work email address that ends in trust.example"
    ]
    assert sign_up(client, email="jo@trust.example").status_code == 302


@pytest.mark.parametrize(
    ("answers", "field", "message"),
    [
        ({"name": " "}, "name", "Enter your name"),
        ({"email": ""}, "email", "Enter your email address"),
        ({"email": "jo"}, "email", "Enter an email address in the correct format, like name@example.com"),
        ({"password1": ""}, "password1", "Enter a password"),
    ],
)
def test_signing_up_says_what_is_missing(client, answers, field, message):
    response = sign_up(client, **answers)

    assert response.context["form"].errors[field] == [message]
    assert not User.objects.exists()


@pytest.mark.parametrize("password", ["short", "password123", "jo@nhs.net1"])
def test_weak_passwords_are_refused(client, password):
    assert sign_up(client, password1=password).context["form"].errors["password1"]
    assert not User.objects.exists()


def test_signing_up_is_all_or_nothing(client, monkeypatch):
    def fail(**_):
        raise RuntimeError

    monkeypatch.setattr("improvers.accounts.forms.create_profile", fail)
    with pytest.raises(RuntimeError):
        sign_up(client)

    assert not User.objects.exists()


def test_signing_up_with_a_known_address_looks_the_same_and_tells_its_owner(client, person):
    response = sign_up(client)

    assert response["Location"] == "/accounts/confirm-email/"
    assert User.objects.count() == 1
    assert mail.outbox[0].subject == "You already have an account"
    assert "password/reset" in mail.outbox[0].body


def test_signing_in_by_password(client, person):
    response = client.post("/accounts/login/", {"login": "jo@nhs.net", "password": PASSWORD, "next": "/profile/"})

    assert response["Location"] == "/profile/"
    assert is_signed_in(client)


def test_a_wrong_password_and_an_unknown_address_are_told_the_same(client, person):
    known = client.post("/accounts/login/", {"login": "jo@nhs.net", "password": "wrong horse battery"})
    unknown = client.post("/accounts/login/", {"login": "nobody@nhs.net", "password": "wrong horse battery"})

    assert known.context["form"].errors == unknown.context["form"].errors
    assert not is_signed_in(client)


def test_signing_in_leads_to_no_other_site(client, person):
    response = client.post(
        "/accounts/login/", {"login": "jo@nhs.net", "password": PASSWORD, "next": "https://evil.example/"}
    )

    assert "evil" not in response["Location"]


def test_signing_in_by_code(client, person):
    response = client.post("/accounts/login/code/", {"email": "JO@nhs.net"})
    assert response["Location"] == "/accounts/login/code/confirm/"
    code = re.search(r"^\S{6,}$", mail.outbox[0].body, re.MULTILINE)[0]

    wrong = client.post("/accounts/login/code/confirm/", {"code": "nonsense"})
    assert "The code is wrong" in wrong.context["form"].errors["code"][0]
    client.post("/accounts/login/code/confirm/", {"code": code})

    assert is_signed_in(client)


def test_asking_for_a_code_for_an_unknown_address_looks_the_same(client, person):
    known = client.post("/accounts/login/code/", {"email": "jo@nhs.net"}, follow=True)
    client.cookies.clear()
    unknown = client.post("/accounts/login/code/", {"email": "nobody@nhs.net"}, follow=True)

    def plain(response):
        return re.sub(r"csrfmiddlewaretoken\" value=\"\w+|jo@nhs.net|nobody@nhs.net", "", response.content.decode())

    assert plain(known) == plain(unknown)
    assert [message.subject for message in mail.outbox] == [
        "Your sign-in code",
        "You cannot sign in with this email address",
    ]


def test_codes_run_out_of_tries(client, person):
    client.post("/accounts/login/code/", {"email": "jo@nhs.net"})
    for _ in range(3):
        response = client.post("/accounts/login/code/confirm/", {"code": "nonsense"})

    assert response["Location"] == "/accounts/login/code/"
    assert client.get("/accounts/login/code/confirm/").status_code == 302


def test_a_closed_account_cannot_sign_in(client, person):
    person.is_active = False
    person.save()

    client.post("/accounts/login/", {"login": "jo@nhs.net", "password": PASSWORD})

    assert not is_signed_in(client)


def test_a_forgotten_password_is_replaced_by_a_link(client, person):
    client.post("/accounts/password/reset/", {"email": "jo@nhs.net"})
    page = client.get(link_in(mail.outbox[0]), follow=True)
    response = client.post(page.request["PATH_INFO"], {"password1": NEW_PASSWORD})

    assert response["Location"] == "/accounts/password/reset/key/done/"
    person.refresh_from_db()
    assert person.check_password(NEW_PASSWORD)
    assert b"The link does not work" in client.get(link_in(mail.outbox[0]), follow=True).content


def test_asking_for_a_new_password_tells_nobody_who_has_an_account(client, person):
    known = client.post("/accounts/password/reset/", {"email": "jo@nhs.net"})
    unknown = client.post("/accounts/password/reset/", {"email": "nobody@example.com"})

    assert known["Location"] == unknown["Location"]


def test_changing_the_password_needs_the_old_one(client, person):
    client.force_login(person)

    response = client.post("/accounts/password/change/", {"oldpassword": "wrong", "password1": NEW_PASSWORD})
    assert response.context["form"].errors["oldpassword"]
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": NEW_PASSWORD})

    person.refresh_from_db()
    assert person.check_password(NEW_PASSWORD)
    assert mail.outbox[0].subject == "Your password has changed"


def test_changing_the_email_address_takes_a_link_and_an_allowed_domain(client, person):
    client.force_login(person)

    refused = client.post("/accounts/email/", {"email": "jo@example.com", "action_add": "1"})
    assert "ends in nhs.net" in refused.context["form"].errors["email"][0]
    again = client.post("/accounts/email/", {"email": "New.Jo@nhs.net", "action_add": "1"})
    assert again["Location"] == "/accounts/reauthenticate/?next=%2Faccounts%2Femail%2F"
    client.post(again["Location"], {"password": PASSWORD})
    person.refresh_from_db()
    assert person.email == "jo@nhs.net"
    client.post(link_in(mail.outbox[0]))

    person.refresh_from_db()
    assert person.email == "new.jo@nhs.net"
    assert [address.email for address in person.emailaddress_set.all()] == ["new.jo@nhs.net"]


def test_signing_out_takes_a_button(client, person):
    client.force_login(person)

    assert b"Do you want to sign out?" in client.get("/accounts/logout/").content
    assert is_signed_in(client)
    client.post("/accounts/logout/")

    assert not is_signed_in(client)


def test_too_many_tries_are_stopped(client, person):
    for _ in range(6):
        response = client.post("/accounts/login/", {"login": "jo@nhs.net", "password": "wrong horse battery"})

    assert response.status_code == 429
    assert b"Wait 5 minutes, then try again" in response.content
    assert b"get a code by email" in response.content
    assert 0 < int(response["Retry-After"]) <= 300


def test_a_person_made_by_others_signs_in_by_code_and_so_verifies_the_address(client):
    person = create_person(email="New@NHS.net", name="New")

    client.post("/accounts/login/code/", {"email": "new@nhs.net"})
    code = re.search(r"^\S{6,}$", mail.outbox[0].body, re.MULTILINE)[0]
    client.post("/accounts/login/code/confirm/", {"code": code})

    assert is_signed_in(client)
    assert person.emailaddress_set.get().verified
    assert b"Set a password" in client.get("/accounts/password/set/").content


def test_an_account_without_profile_has_one_as_soon_as_it_is_needed(client):
    user = User.objects.create_superuser("admin@nhs.net", PASSWORD)
    assert user.get_short_name() == "admin@nhs.net"
    assert not Profile.objects.exists()

    client.force_login(user)
    assert client.get(reverse("improvers:profile")).status_code == 200

    assert Profile.objects.get().user == user


@pytest.mark.parametrize(
    "address",
    [
        "login/",
        "signup/",
        "login/code/",
        "password/reset/",
        "password/reset/done/",
        "password/reset/key/done/",
        "password/reset/key/1-x-y/",
        "confirm-email/",
        "confirm-email/nonsense/",
        "inactive/",
    ],
)
def test_pages_for_people_without_an_account_open(client, address):
    response = client.get(f"/accounts/{address}")

    assert response.status_code == 200
    assert "nhsuk-heading-l" in response.content.decode()


@pytest.mark.parametrize("address", ["email/", "password/change/", "reauthenticate/", "logout/"])
def test_pages_of_an_account_open_for_its_owner_only(client, person, address):
    assert client.get(f"/accounts/{address}").status_code == 302
    client.force_login(person)

    response = client.get(f"/accounts/{address}")

    assert response.status_code == 200
    assert "nhsuk-heading-l" in response.content.decode()


def test_emails_are_plain_text_without_html_escapes(client):
    factories.make_user(email="jo.o'brien@nhs.net")

    sign_up(client, email="jo.o'brien@nhs.net")

    assert "(jo.o'brien@nhs.net)" in mail.outbox[0].body
    assert mail.outbox[0].body.endswith("Sharing Portal")

"""Moderators and administrators get nowhere without a second factor, whatever way they come in."""

import re

import pytest
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from improvers.accounts.second_factor import MFAAdapter
from improvers.audit import Kind
from improvers.models import AuditEvent, User
from improvers.roles import Role
from tests import factories
from tests.second_factor import SECRET, code_now, say_who_they_are_again

pytestmark = pytest.mark.django_db

PASSWORD = "three green ladders"
QUEUE = "/admin/moderation/queue/"
SECOND_STEP = "/accounts/2fa/authenticate/"
SET_UP = "/accounts/2fa/"


@pytest.fixture(autouse=True)
def no_tries_counted(db):
    cache.clear()


@pytest.fixture(params=[Role.MODERATOR, Role.ADMINISTRATOR])
def person(request) -> User:
    """A moderator or an administrator, with an authenticator app."""
    return factories.make_user(request.param, email="jo@nhs.net", password=PASSWORD)


@pytest.fixture
def moderator() -> User:
    return factories.make_user(Role.MODERATOR, email="jo@nhs.net", password=PASSWORD)


@pytest.fixture
def without_factor(moderator) -> User:
    """A moderator who has not set a factor up."""
    Authenticator.objects.all().delete()
    return moderator


def by_password(client, next_page: str = "/"):
    return client.post("/accounts/login/", {"login": "jo@nhs.net", "password": PASSWORD, "next": next_page})


def by_code(client):
    client.post("/accounts/login/code/", {"email": "jo@nhs.net"})
    code = re.search(r"^\S{6,}$", mail.outbox[-1].body, re.MULTILINE)[0]
    return client.post("/accounts/login/code/confirm/", {"code": code})


def by_new_password(client):
    client.post("/accounts/password/reset/", {"email": "jo@nhs.net"})
    page = client.get(link(), follow=True)
    client.post(page.request["PATH_INFO"], {"password1": "four yellow buckets"})
    return client.post("/accounts/login/", {"login": "jo@nhs.net", "password": "four yellow buckets"})


def by_confirming_the_address(client):
    User.objects.get().emailaddress_set.update(verified=False)
    by_password(client)
    return client.post(link())


def by_the_admin(client):
    return client.post(
        client.get("/admin/login/?next=/admin/")["Location"], {"login": "jo@nhs.net", "password": PASSWORD}
    )


def link() -> str:
    return re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)[1]


WAYS_IN = [by_password, by_code, by_new_password, by_confirming_the_address, by_the_admin]


@pytest.mark.parametrize("come_in", WAYS_IN)
def test_every_way_in_ends_at_the_second_step(client, person, come_in):
    response = come_in(client)

    assert response["Location"].startswith(SECOND_STEP)
    assert "_auth_user_id" not in client.session
    assert client.get(QUEUE)["Location"].startswith("/accounts/login/")


def test_the_code_of_the_app_lets_in_and_leads_on(client, person):
    by_password(client, QUEUE)
    response = client.post(SECOND_STEP, {"code": code_now()})

    assert response["Location"] == QUEUE
    assert client.get(QUEUE).status_code == 200


def test_a_wrong_code_lets_nobody_in_and_says_what_to_do(client, moderator):
    by_password(client)
    response = client.post(SECOND_STEP, {"code": "000000"})

    assert "Wait for the next code" in response.context["form"].errors["code"][0]
    assert "_auth_user_id" not in client.session


def test_codes_run_out_of_tries(client, moderator):
    by_password(client)
    answers = [client.post(SECOND_STEP, {"code": "000000"}) for _ in range(6)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert b"use a recovery code" in answers[-1].content
    assert client.post(SECOND_STEP, {"code": code_now()}).status_code == 429, "not even the right one"


def test_a_code_works_once(client, moderator):
    code = code_now()
    by_password(client)
    client.post(SECOND_STEP, {"code": code})
    client.post("/accounts/logout/")
    by_password(client)

    assert client.post(SECOND_STEP, {"code": code}).status_code == 200
    assert client.post(SECOND_STEP, {"code": f" {code[:3]} {code[3:]}"}).status_code == 200


def test_a_recovery_code_lets_in_once(client, moderator):
    code = RecoveryCodes.activate(moderator).get_unused_codes()[0]
    by_password(client)
    assert client.post(SECOND_STEP, {"code": code}).status_code == 302
    client.post("/accounts/logout/")
    by_password(client)

    assert client.post(SECOND_STEP, {"code": code}).status_code == 200


@pytest.mark.parametrize("come_in", WAYS_IN)
def test_without_a_factor_everything_leads_to_setting_one_up(client, without_factor, come_in):
    come_in(client)

    for address in [QUEUE, "/admin/", "/admin/improvers/user/", "/my-case-studies/", "/profile/", "/search/", "/"]:
        assert client.get(address)["Location"] == SET_UP
    assert client.post(QUEUE)["Location"] == SET_UP
    assert client.get(SET_UP).status_code == 200
    assert client.post("/accounts/logout/").status_code == 302


@pytest.mark.django_db(transaction=True)
def test_setting_an_app_up_opens_the_rest(client, without_factor):
    by_password(client)
    again = client.get(reverse("mfa_activate_totp"))
    client.post(again["Location"], {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert " ".join(page.context["form"].secret_in_groups) in page.content.decode()
    assert "data:" not in page.content.decode()

    response = client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)})

    assert response["Location"] == reverse("mfa_view_recovery_codes")
    assert client.get(QUEUE).status_code == 200
    assert mail.outbox[-1].subject == "An authenticator app was set up"
    assert AuditEvent.objects.filter(kind=Kind.SECOND_FACTOR_ADDED, actor_id=without_factor.pk).count() == 1
    assert secret not in str(Authenticator.objects.get(type="totp").data), "kept encrypted"


@pytest.mark.django_db(transaction=True)
def test_who_came_in_by_code_sees_the_recovery_codes_right_after_setting_up(client, without_factor):
    without_factor.set_unusable_password()
    without_factor.save()
    by_code(client)
    client.get("/accounts/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]
    after = client.post("/accounts/2fa/totp/activate/", {"code": code_now(secret)})
    assert client.get(after["Location"]).status_code == 200


def test_a_session_from_before_the_role_was_given_ends(client):
    user = factories.make_user(email="jo@nhs.net", password=PASSWORD)
    by_password(client)
    user.role = Role.MODERATOR
    user.save()

    assert client.get(QUEUE)["Location"].startswith("/accounts/login/")
    assert client.get("/profile/")["Location"].startswith("/accounts/login/")


def test_a_session_made_without_the_factor_must_prove_it(client, moderator):
    client.force_login(moderator)
    session = client.session
    del session["account_authentication_methods"]
    session.save()

    response = client.get(QUEUE)
    assert response["Location"] == f"/accounts/2fa/reauthenticate/?next={QUEUE.replace('/', '%2F')}"
    assert client.post(response["Location"], {"code": code_now()})["Location"] == QUEUE
    assert client.get(QUEUE).status_code == 200


def test_records_of_somebody_else_do_not_count(client, moderator):
    client.force_login(moderator)
    session = client.session
    session["account_authentication_methods_user"] = str(moderator.pk + 1)
    session.save()

    assert client.get(QUEUE).status_code == 302


def test_staff_cannot_remove_their_last_factor(client, moderator):
    client.force_login(moderator)
    say_who_they_are_again(client, moderator)

    client.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(type="totp").exists()

    Authenticator.objects.all().delete()
    passkey = moderator.authenticator_set.create(type=Authenticator.Type.WEBAUTHN, data={"name": "Laptop"})
    page = client.post(reverse("mfa_remove_webauthn", args=[passkey.pk]))
    assert b"Add an authenticator app or another passkey" in page.content
    assert Authenticator.objects.filter(pk=passkey.pk).exists()


def test_others_set_it_up_if_they_want_and_take_it_away(client):
    user = factories.make_user(password=PASSWORD)
    client.force_login(user)
    assert client.get(reverse("mfa_activate_totp"))["Location"].startswith("/accounts/reauthenticate/")
    say_who_they_are_again(client, user)
    page = client.get(reverse("mfa_activate_totp"))
    client.post(reverse("mfa_activate_totp"), {"code": code_now(page.context["form"].secret)})
    assert Authenticator.objects.filter(user=user, type="totp").exists()

    client.post(reverse("mfa_deactivate_totp"))

    assert not Authenticator.objects.filter(user=user).exists()
    assert AuditEvent.objects.filter(kind=Kind.SECOND_FACTOR_REMOVED, actor_id=user.pk).exists()
    assert client.get("/profile/").status_code == 200


@pytest.mark.parametrize(
    "name", ["mfa_activate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes", "mfa_deactivate_totp"]
)
def test_changing_factors_asks_who_one_is(client, name):
    user = factories.make_user(password=PASSWORD)
    if name == "mfa_deactivate_totp":
        factories.give_second_factor(user)
    client.force_login(user)

    assert "reauthenticate" in client.get(reverse(name))["Location"]
    assert "reauthenticate" in client.post(reverse(name))["Location"]


def test_an_administrator_resets_a_colleagues_factors(client):
    colleague = factories.make_user(Role.MODERATOR)
    administrator = factories.make_user(Role.ADMINISTRATOR, password=PASSWORD)
    client.force_login(administrator)
    address = f"/admin/improvers/user/{colleague.pk}/second-factor/reset/"
    assert "reauthenticate" in client.get(address)["Location"]
    say_who_they_are_again(client, administrator)

    assert b"Reset two-step sign-in of" in client.get(address).content
    assert Authenticator.objects.filter(user=colleague).exists(), "asked first"
    client.post(address)

    assert not Authenticator.objects.filter(user=colleague).exists()
    event = AuditEvent.objects.get(kind=Kind.SECOND_FACTOR_REMOVED)
    assert (event.actor_id, event.about) == (administrator.pk, f"user {colleague.pk}")


@pytest.mark.django_db(transaction=True)
def test_who_was_reset_is_told(client):
    colleague, administrator = factories.make_user(Role.MODERATOR), factories.make_user(Role.ADMINISTRATOR)
    client.force_login(administrator)
    say_who_they_are_again(client, administrator)

    client.post(f"/admin/improvers/user/{colleague.pk}/second-factor/reset/")

    assert (mail.outbox[0].subject, mail.outbox[0].to) == ("Your two-step sign-in was reset", [colleague.email])


@pytest.mark.parametrize("who", ["themselves", "a superuser", "a moderator doing it"])
def test_some_factors_are_not_reset(client, who):
    administrator = factories.make_user(Role.ADMINISTRATOR)
    target = administrator if who == "themselves" else factories.make_user(Role.MODERATOR)
    if who == "a superuser":
        User.objects.filter(pk=target.pk).update(is_superuser=True)
    by = factories.make_user(Role.MODERATOR) if who == "a moderator doing it" else administrator
    client.force_login(by)
    say_who_they_are_again(client, by)

    assert client.post(f"/admin/improvers/user/{target.pk}/second-factor/reset/").status_code == 403
    assert Authenticator.objects.filter(user=target).exists()


def test_the_code_for_trying_out_is_impossible_without_debug(client, moderator, settings):
    assert settings.MFA_TOTP_INSECURE_BYPASS_CODE is None
    by_password(client)
    assert client.post(SECOND_STEP, {"code": "194800"}).status_code == 200
    assert "_auth_user_id" not in client.session

    settings.MFA_TOTP_INSECURE_BYPASS_CODE = "194800"
    with pytest.raises(ImproperlyConfigured):
        app_settings.TOTP_INSECURE_BYPASS_CODE  # noqa: B018
    settings.DEBUG = True
    assert client.post(SECOND_STEP, {"code": "194800"}).status_code == 302


def test_secrets_are_read_again_after_the_key_was_changed(settings):
    kept = MFAAdapter().encrypt(SECRET)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another key " * 5

    assert MFAAdapter().decrypt(kept) == SECRET


def test_who_set_it_up_with_a_key_that_is_lost_is_told_whom_to_ask(client, moderator, settings):
    settings.SECRET_KEY = "another key " * 5
    by_password(client)
    page = client.post(SECOND_STEP, {"code": code_now()})
    assert "Ask an administrator to reset it" in page.content.decode()
    assert client.get(QUEUE).status_code == 302

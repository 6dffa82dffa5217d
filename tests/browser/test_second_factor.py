"""Two-step sign-in in a browser: an app without scripts, a passkey, and a provider the policy lets one go to."""

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Page, expect

from improvers.roles import Role
from tests.oidc_provider import provider_for
from tests.second_factor import code_now

from .conftest import PHONE
from .steps.pages import given_the_page, then_the_heading_is, when_they_answer, when_they_follow, when_they_press
from .steps.people import PASSWORD, given_an_account, then_they_are_signed_in, when_they_sign_in, when_they_sign_out


def test_a_new_moderator_sets_up_an_app_without_scripts_and_begins(open_browser):
    page = open_browser(viewport=PHONE, javascript=False)
    moderator = given_an_account("Mo Jones", Role.MODERATOR)
    Authenticator.objects.filter(user=moderator).delete()
    given_the_page(page, "/admin/moderation/queue/")
    when_they_sign_in(page, moderator.email)

    then_the_heading_is(page, "Two-step sign-in")
    page.get_by_role("button", name="Set up an authenticator app").click()
    when_they_answer(page, {"Password": PASSWORD})
    when_they_press(page, "Continue")
    then_the_heading_is(page, "Set up an authenticator app")
    when_they_answer(page, {"Code from the app": code_now(page.locator("code").inner_text().replace(" ", ""))})
    when_they_press(page, "Continue")

    then_the_heading_is(page, "Your recovery codes")
    recovery_code = page.locator("main code").first.inner_text()
    given_the_page(page, "/admin/moderation/queue/")
    then_the_heading_is(page, "Review queue")

    given_the_page(page, "/")
    when_they_sign_out(page)
    given_the_page(page, "/accounts/login/")
    when_they_answer(page, {"Email address": moderator.email, "Password": PASSWORD})
    when_they_press(page, "Sign in")
    when_they_answer(page, {"Code": recovery_code})
    when_they_press(page, "Sign in")
    then_they_are_signed_in(page)


def given_a_security_key(page: Page) -> None:
    """Has the browser hold one."""
    key = {"protocol": "ctap2", "transport": "usb", "hasUserVerification": True, "isUserVerified": True}
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": key | {"automaticPresenceSimulation": True}})


def test_a_passkey_is_added_and_signs_in(open_browser, settings):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    page = open_browser()
    given_a_security_key(page)
    user = given_an_account()
    given_the_page(page, "/accounts/login/")
    when_they_sign_in(page, user.email)
    given_the_page(page, "/accounts/2fa/webauthn/add/")
    when_they_answer(page, {"Password": PASSWORD})
    when_they_press(page, "Continue")
    when_they_answer(page, {"What to call it (optional)": "Work key"})
    when_they_press(page, "Add passkey")
    then_the_heading_is(page, "Your recovery codes")
    given_the_page(page, "/accounts/2fa/")
    expect(page.get_by_text("Work key")).to_be_visible()
    when_they_sign_out(page)

    given_the_page(page, "/accounts/login/")
    when_they_answer(page, {"Email address": user.email, "Password": PASSWORD})
    when_they_press(page, "Sign in")
    then_the_heading_is(page, "Enter your code")
    when_they_press(page, "Use a passkey instead")

    then_they_are_signed_in(page)


@pytest.fixture
def provider(settings):
    """A provider on this machine, which the policy lets forms lead to as it does the one in the environment."""
    with provider_for(settings) as provider:
        directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
        allowed = [*directives["form-action"], provider.issuer]
        settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": directives | {"form-action": allowed}}
        yield provider


def test_a_provider_signs_in(open_browser, provider, settings):
    settings.OIDC_TRUST_EMAIL = True
    page = open_browser()
    given_the_page(page, "/accounts/login/")
    when_they_press(page, "Sign in with Test Trust")

    then_they_are_signed_in(page)
    when_they_follow(page, "Jo Bright", within="header")
    then_the_heading_is(page, "Your profile")

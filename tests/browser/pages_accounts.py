"""The pages of two-step sign-in and of sessions as data, to be looked at with the others in pages.py."""

from allauth.usersessions.models import UserSession
from django.test import Client
from playwright.sync_api import Page

from improvers.models import User
from tests.browser.portal_page import PortalPage, wrong
from tests.browser.reaching import fill, press
from tests.browser.world import PASSWORD, World


def _signing_in(page: Page, world: World) -> None:
    """Signs in with a password as somebody who has a second factor."""
    fill("Sign in", login=world.people["secured"].email, password=PASSWORD)(page, world)


def _with_wrong_code(page: Page, world: World) -> None:
    """Enters a wrong code: the visitor's window has the password behind it."""
    fill("Sign in", code="000000")(page, world)


def _signed_in_elsewhere(page: Page, world: World) -> None:
    """Opens the page again while signed in on a telephone too."""
    user = world.people["secured"]
    UserSession.objects.create(user=user, ip="192.0.2.1", session_key=_a_session(user), user_agent="iPhone")
    page.reload()


def _a_session(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.session.session_key


def _passkey(world: World) -> list[int]:
    return [world.people["keyholder"].authenticator_set.get().pk]


SECOND_FACTOR = [
    PortalPage("account_login", state="second step", reach=_signing_in, shows='[name="code"]'),
    PortalPage("mfa_authenticate", state="wrong code", reach=_with_wrong_code, shows=".nhsuk-error-summary"),
    PortalPage("mfa_index", "newcomer"),
    PortalPage("mfa_index", "secured"),
    PortalPage("mfa_index", "keyholder"),
    *wrong(PortalPage("mfa_activate_totp", "newcomer"), press("Continue")),
    PortalPage("mfa_deactivate_totp", "secured"),
    PortalPage("mfa_deactivate_totp", "moderator", state="not without another"),
    *wrong(PortalPage("mfa_reauthenticate", "secured"), press("Continue")),
    PortalPage("mfa_view_recovery_codes", "secured"),
    PortalPage("mfa_generate_recovery_codes", "secured"),
    PortalPage("mfa_add_webauthn", "newcomer"),
    PortalPage("mfa_list_webauthn", "newcomer"),
    PortalPage("mfa_list_webauthn", "keyholder"),
    *wrong(PortalPage("mfa_edit_webauthn", "keyholder", _passkey), fill("Save", name="")),
    PortalPage("mfa_remove_webauthn", "keyholder", _passkey),
    PortalPage("usersessions_list", "secured", reach=_signed_in_elsewhere, shows="main form"),
    PortalPage("admin:improvers_user_reset_second_factor", "administrator", lambda w: [w.people["secured"].pk]),
    PortalPage("admin:improvers_user_reset_second_factor", "administrator", lambda w: [w.people["owner"].pk]),
]

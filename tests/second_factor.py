"""The second factor in tests: moderators and administrators have one, and sessions made for them count."""

import time

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from improvers.accounts.sessions import begin
from improvers.models import User

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def give_second_factor(user: User) -> None:
    """Gives somebody an authenticator app whose secret is known."""
    TOTP.activate(user, SECRET)


def code_now(secret: str = SECRET) -> str:
    """What that app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def signed_in(person: User, *, minutes_ago: int) -> Client:
    """A test client of somebody who signed in that long ago."""
    client = Client()
    client.force_login(person)
    session = client.session
    session["began"] = int(time.time()) - 60 * minutes_ago
    session.save()
    return client


def count_as_two_factors(client: Client, user: User) -> None:
    """Has a test client's session count as one made with a second factor."""
    _record(client, user, {"method": "mfa", "type": "totp", "at": time.time()})


def count_as_one_factor(client: Client) -> None:
    """Has a test client's session count as one made without the second factor."""
    session = client.session
    del session[AUTHENTICATION_METHODS_SESSION_KEY]
    session.save()


def say_who_they_are_again(client: Client, user: User) -> None:
    """Spares somebody showing once more who they are before what matters, as long as a test takes.

    Their password or code; or, where they have neither, signing in again.
    """
    _record(client, user, {"method": "password", "reauthenticated": True, "at": time.time() + 3600})
    session = client.session
    begin(session)
    session["began"] += 3600
    session.save()


def _record(client: Client, user: User, record: dict) -> None:
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [*session.get(AUTHENTICATION_METHODS_SESSION_KEY, []), record]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()


def sign_in_with_two_factors(patch) -> None:
    """Has `client.force_login` sign people in as the sign-in page does: staff with their second factor."""
    sign_in = Client._login

    def with_second_factor(client: Client, user: User, backend: str | None = None) -> None:
        sign_in(client, user, backend)
        session = client.session
        begin(session)
        session.save()
        if user.is_staff or user.is_superuser:
            count_as_two_factors(client, user)

    patch.setattr(Client, "_login", with_second_factor)

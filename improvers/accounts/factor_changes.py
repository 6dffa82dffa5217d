"""What follows when the second factor of somebody changes: a record, the end of other sessions, and of what counts."""

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY, get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.http import HttpRequest

from improvers.accounts import second_factor
from improvers.accounts.sessions import end_sessions
from improvers.audit import Kind, record
from improvers.models import User

# By what allauth tells the owner of the account: it calls on us there, whatever the way the change came about.
_CHANGES = {
    "mfa/email/totp_activated": (Kind.SECOND_FACTOR_ADDED, Authenticator.Type.TOTP),
    "mfa/email/totp_deactivated": (Kind.SECOND_FACTOR_REMOVED, Authenticator.Type.TOTP),
    "mfa/email/webauthn_added": (Kind.SECOND_FACTOR_ADDED, Authenticator.Type.WEBAUTHN),
    "mfa/email/webauthn_removed": (Kind.SECOND_FACTOR_REMOVED, Authenticator.Type.WEBAUTHN),
    "mfa/email/recovery_codes_generated": (Kind.RECOVERY_CODES_MADE, Authenticator.Type.RECOVERY_CODES),
}


@transaction.atomic
def follow_up(*, told: str, user: User, request: HttpRequest) -> None:
    """Does what follows a change that `told`, the name of an email of allauth, is about; nothing for other emails.

    Whoever sets a factor up has just shown it: their session counts from then on, and they see their recovery codes
    without being asked again. Without any factor no session counts.
    """
    if told not in _CHANGES:
        return
    kind, which = _CHANGES[told]
    record(kind, by=user, about=f"user {user.pk}", request=request, which=str(which))
    end_sessions(user=user, by=user, why="second factor changed", but=request.session.session_key)
    if kind == Kind.SECOND_FACTOR_ADDED:
        record_authentication(request, user, "mfa", type=str(which), reauthenticated=True)
    elif not second_factor.has_one(user):
        kept = [each for each in get_authentication_records(request, user) if each.get("method") != "mfa"]
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = kept

"""An administrator takes away the second factor of a colleague who lost phone and recovery codes."""

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.db import transaction

from improvers.accounts.sessions import end_sessions
from improvers.audit import Kind, record
from improvers.models import User


@transaction.atomic
def reset_second_factor(*, user: User, by: User) -> None:
    """Removes every factor of somebody and ends their sessions; they are told by email.

    If their role needs a factor, they set up a new one when they next sign in.
    """
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user=user, by=by, why="second factor reset")
    record(Kind.SECOND_FACTOR_REMOVED, by=by, about=f"user {user.pk}", which="all")
    transaction.on_commit(lambda: get_adapter().send_mail("mfa/email/reset", user.email, {}))

"""Records what administrators do to accounts."""

from improvers.models import User

from .kinds import Kind
from .recording import record


def record_created(user: User, *, by: User) -> None:
    """A new account, made in the admin."""
    record(Kind.ACCOUNT_CREATED, by=by, about=f"user {user.pk}", role=str(user.role))


def record_changes(user: User, *, by: User) -> None:
    """What is about to be saved on an account and differs from what is kept: its role, and whether it can sign in.

    Call it before saving, in the same transaction.
    """
    kept = User.objects.select_for_update().get(pk=user.pk)
    about = f"user {user.pk}"
    if kept.role != user.role:
        record(Kind.ROLE_CHANGED, by=by, about=about, came_from=str(kept.role), to=str(user.role))
    if kept.is_active != user.is_active:
        record(Kind.ACCOUNT_ENABLED if user.is_active else Kind.ACCOUNT_DISABLED, by=by, about=about)

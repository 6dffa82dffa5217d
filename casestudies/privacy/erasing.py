"""Erasing an account: at once, all of it, and for good."""

from django.db import transaction

from casestudies.errors import DomainError
from casestudies.messages import write_mail
from improvers.audit import Kind, record
from improvers.models import User
from improvers.privacy.kept import Leaving
from improvers.roles import Role

from .fates import Choice
from .table import TABLE


def check_can_erase(user: User) -> None:
    """Raises DomainError("last_administrator") for the last one who can manage people."""
    others = User.objects.filter(role=Role.ADMINISTRATOR, is_active=True).exclude(pk=user.pk)
    if user.role == Role.ADMINISTRATOR and not others.exists():
        raise DomainError("You are the last administrator. Make somebody else one first.", code="last_administrator")


@transaction.atomic
def erase_account(*, by: User, fates: dict[int, Choice], keep_credits: bool = False) -> None:
    """Erases the account of `by` as the table of data says, and sends a last email.

    `fates` says by key what becomes of each case study they lead; `keep_credits`, whether their name may stay where
    they agreed to be credited. Raises DomainError when they are the last administrator or a choice is missing.
    """
    list(User.objects.filter(role=Role.ADMINISTRATOR).order_by("pk").select_for_update().values_list("pk"))
    user = User.objects.select_for_update().get(pk=by.pk)
    check_can_erase(user)
    leaving = Leaving(user, fates, keep_credits)
    address = user.email
    for row in TABLE:
        if row.erase:
            row.erase(leaving)
    record(Kind.ACCOUNT_ERASED, by=user, about=f"user {user.pk}", kept_credits=keep_credits)
    user.delete()
    write_mail("account_erased", to=address)

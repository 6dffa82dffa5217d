"""Records what django.contrib.auth and allauth say about signing in: they tell by signals of their own."""

from typing import Any

from allauth.account import signals as allauth
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa import signals as second_factor
from django.contrib.auth import signals as django
from django.http import HttpRequest

from improvers.models import User

from .kinds import Kind
from .recording import record


def listen() -> None:
    """Begins to record. Called once, when the portal starts."""
    django.user_logged_in.connect(_signed_in, dispatch_uid="audit")
    django.user_logged_out.connect(_signed_out, dispatch_uid="audit")
    django.user_login_failed.connect(_failed, dispatch_uid="audit")
    allauth.login_code_rejected.connect(_wrong_code, dispatch_uid="audit")
    second_factor.authentication_failed.connect(_wrong_second_factor, dispatch_uid="audit")
    allauth.user_signed_up.connect(_signed_up, dispatch_uid="audit")
    allauth.password_set.connect(_changed_password, dispatch_uid="audit")
    allauth.password_changed.connect(_changed_password, dispatch_uid="audit")
    allauth.password_reset.connect(_reset_password, dispatch_uid="audit")
    allauth.email_changed.connect(_changed_email, dispatch_uid="audit")


def _signed_in(request: HttpRequest, user: User, **said: Any) -> None:
    how = [one["method"] for one in get_authentication_records(request, user) if "method" in one]
    record(Kind.SIGNED_IN, by=user, about=f"user {user.pk}", request=request, how=how)


def _signed_out(request: HttpRequest, user: User | None, **said: Any) -> None:
    if user is not None:
        record(Kind.SIGNED_OUT, by=user, about=f"user {user.pk}", request=request)


def _failed(credentials: dict[str, Any], request: HttpRequest | None = None, **said: Any) -> None:
    """A wrong password. What was typed for an address nobody has is kept nowhere: people type passwords there."""
    typed = credentials.get("email") or credentials.get("username") or ""
    user = User.objects.filter(email__iexact=typed).first()
    record(Kind.SIGN_IN_FAILED, by=None, about=_of(user), request=request, how=["password"])


def _wrong_code(request: HttpRequest, user: User | None, **said: Any) -> None:
    record(Kind.SIGN_IN_FAILED, by=None, about=_of(user), request=request, how=["code"])


def _wrong_second_factor(request: HttpRequest, user: User, **said: Any) -> None:
    record(Kind.SIGN_IN_FAILED, by=None, about=_of(user), request=request, how=["mfa"])


def _signed_up(request: HttpRequest, user: User, **said: Any) -> None:
    record(Kind.ACCOUNT_CREATED, by=user, about=f"user {user.pk}", request=request, role=user.role)


def _changed_password(request: HttpRequest, user: User, **said: Any) -> None:
    record(Kind.PASSWORD_CHANGED, by=user, about=f"user {user.pk}", request=request)


def _reset_password(request: HttpRequest, user: User, **said: Any) -> None:
    record(Kind.PASSWORD_RESET, by=user, about=f"user {user.pk}", request=request)


def _changed_email(request: HttpRequest, user: User, **said: Any) -> None:
    record(Kind.EMAIL_CHANGED, by=user, about=f"user {user.pk}", request=request)


def _of(user: User | None) -> str:
    return f"user {user.pk}" if user else "no account"

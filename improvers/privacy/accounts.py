"""Collecting, erasing and ending what belongs to an account."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django_tasks_db.models import DBTaskResult

from improvers.accounts.sessions import end_sessions
from improvers.models import AuditEvent, Profile, TryCount, User
from improvers.roles import Role

from .kept import Leaving, Rule

UNCONFIRMED_DAYS = 30
STAFF_CHANGES_DAYS = 730
TASKS_DAYS = 14


def account_of(user: User) -> dict[str, Any]:
    """The account without the hash of its password."""
    return {
        "email": user.email,
        "role": user.get_role_display(),
        "joined": user.date_joined,
        "last_signed_in": user.last_login,
        "has_a_password": user.has_usable_password(),
        "addresses": [
            {"email": address.email, "confirmed": address.verified, "main": address.primary}
            for address in EmailAddress.objects.filter(user=user).order_by("pk")
        ],
    }


def profile_of(user: User) -> dict[str, Any]:
    """What a person says about themselves, and what of it others see."""
    profile = Profile.objects.of(user)
    return {
        "name": profile.name,
        "job_role": profile.job_role,
        "organisation": str(profile.organisation or ""),
        "region": str(profile.region or ""),
        "about": profile.biography,
        "has_a_public_page": profile.is_public,
        "shows_work": profile.show_work,
        "shows_photo": profile.show_photo,
        "photo": profile.photo.name,
    }


def sign_in_of(user: User) -> dict[str, Any]:
    """Where a person is signed in and with which second factors, without anything that would let somebody in."""
    sessions = UserSession.objects.filter(user=user).order_by("pk")
    factors = Authenticator.objects.filter(user=user).order_by("pk")
    return {
        "sessions": list(sessions.values("ip", "user_agent", "created_at", "last_seen_at")),
        "second_factors": list(factors.values("type", "created_at", "last_used_at")),
        "linked": list(SocialAccount.objects.filter(user=user).values("extra_data", "date_joined", "last_login")),
    }


def staff_changes_of(user: User) -> list[dict[str, Any]]:
    """What somebody changed in the admin."""
    entries = LogEntry.objects.filter(user=user).select_related("content_type").order_by("pk")
    return [
        {"at": entry.action_time, "table": str(entry.content_type or ""), "change": entry.get_change_message()}
        for entry in entries
    ]


def events_of(user: User) -> list[dict[str, Any]]:
    """What somebody did, as the audit trail has it."""
    return list(AuditEvent.objects.filter(actor=user).order_by("pk").values("at", "kind", "about", "network"))


# The table of events lets nothing else delete a row.
old_events = Rule(
    lambda now: AuditEvent.objects.kept_long_enough().count(), lambda now: AuditEvent.objects.forget_old()
)


def erase_photo(leaving: Leaving) -> None:
    """Deletes the photo of a profile once the account is gone for certain."""
    photo = Profile.objects.of(leaving.user).photo
    if photo:
        transaction.on_commit(partial(photo.storage.delete, photo.name))


def sign_out(leaving: Leaving) -> None:
    """Signs a person out everywhere."""
    end_sessions(user=leaving.user, by=leaving.user, why="account erased")


def unconfirmed(now: datetime) -> QuerySet:
    """Accounts nobody confirmed in time or ever used. Those somebody was given a role for stay."""
    confirmed = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
    old = User.objects.filter(date_joined__lt=now - timedelta(days=UNCONFIRMED_DAYS))
    return old.filter(~Exists(confirmed), last_login=None, role=Role.IMPROVER, is_superuser=False)


def expired_sessions(now: datetime) -> QuerySet:
    """Sessions that ended by themselves."""
    return Session.objects.filter(expire_date__lt=now)


def ended_sessions(now: datetime) -> QuerySet:
    """Where people were signed in with sessions that are gone or over."""
    going_on = Session.objects.filter(expire_date__gte=now).values("session_key")
    return UserSession.objects.exclude(session_key__in=going_on)


def old_counts(now: datetime) -> QuerySet:
    """Counts of tries that are over."""
    return TryCount.objects.filter(until__lt=now)


def old_staff_changes(now: datetime) -> QuerySet:
    """What the admin noted long ago."""
    return LogEntry.objects.filter(action_time__lt=now - timedelta(days=STAFF_CHANGES_DAYS))


def finished_tasks(now: datetime) -> QuerySet:
    """Tasks that ended some time ago, well or not."""
    return DBTaskResult.objects.filter(finished_at__lt=now - timedelta(days=TASKS_DAYS))

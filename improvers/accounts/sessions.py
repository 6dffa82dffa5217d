"""How long a session lasts, and ending the sessions of somebody: at once, in every process.

Idle limits: 20 hours for most (NHS login), 30 minutes for moderators and administrators, who are signed out after
12 hours in any case (OWASP Session Management Cheat Sheet).
"""

import time

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from improvers.accounts import second_factor
from improvers.audit import Kind, record
from improvers.models import User

_BEGAN, _SEEN = "began", "seen"
# Reading costs no write on every page: when somebody was last here is kept to the minute.
_SECONDS_BETWEEN_NOTES = 60


def begin(session) -> None:
    """Notes in a session when it began."""
    session[_BEGAN] = session[_SEEN] = int(time.time())


def began_at(session) -> int:
    """When a session began, in seconds; 0 where nobody noted it."""
    return session.get(_BEGAN, 0)


def is_over(request: HttpRequest) -> bool:
    """Whether the session of a signed-in request was left alone, or went on, for too long."""
    began, seen, now = request.session.get(_BEGAN), request.session.get(_SEEN), time.time()
    if began is None or seen is None:
        return False
    if second_factor.must_have_one(request.user):
        return now - seen > settings.STAFF_IDLE_SECONDS or now - began > settings.STAFF_LONGEST_SECONDS
    return now - seen > settings.SESSION_COOKIE_AGE


def note_seen(request: HttpRequest) -> None:
    """Notes that somebody is here, at most once a minute; the session and its cookie last on from then."""
    if _BEGAN not in request.session:
        begin(request.session)
    elif time.time() - request.session[_SEEN] < _SECONDS_BETWEEN_NOTES:
        return
    request.session[_SEEN] = int(time.time())
    UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=timezone.now())


@transaction.atomic
def end_this(request: HttpRequest) -> None:
    """Ends the session of a request that is over; its person is nobody from here on."""
    UserSession.objects.filter(session_key=request.session.session_key).delete()
    record(Kind.SESSION_ENDED, by=request.user, about=f"user {request.user.pk}", sessions=1, why="time")
    request.session.flush()
    request.user = AnonymousUser()


@transaction.atomic
def end_sessions(*, user: User, by: User, why: str, but: str | None = None, only: int | None = None) -> int:
    """Ends the sessions of somebody, or `only` one of them, but not the one with the key `but`.

    Gives how many were ended, and records it if any.
    """
    ended = UserSession.objects.filter(user=user).exclude(session_key=but)
    if only is not None:
        ended = ended.filter(pk=only)
    keys = list(ended.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    ended.delete()
    if keys:
        record(Kind.SESSION_ENDED, by=by, about=f"user {user.pk}", sessions=len(keys), why=why)
    return len(keys)

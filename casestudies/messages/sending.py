"""Sending what is written: claim one email, hand it to the mail server, write down what came of it.

No transaction is open while the mail server is talked to. A claim is one UPDATE, so two who send at once never take
the same email; it runs out after `EMAIL_LEASE_SECONDS`, so that an email whose sender died goes out after that, with
the same Message-ID and Date: at most one duplicate for each death.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from casestudies.models import Message

from .envelope import envelope
from .failing import Failure, failure_of
from .kinds import SECRET_KINDS, SECRETS_LAST

logger = logging.getLogger(__name__)

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)
# With the waits above: two days and a half of trying.
MOST_TRIES = 60


class Passed(NamedTuple):
    """What one pass did: how many emails went, how many did not, and whether the mail server itself was in trouble."""

    sent: int = 0
    failed: int = 0
    is_down: bool = False


def send_due(*, until: Callable[[], bool] = lambda: False, only: int | None = None) -> Passed:
    """Sends what is due, those first that wait longest, over one connection. Ends early when the server is in trouble.

    `until` is asked before each email whether to stop; `only` is the key of the one email to send.
    """
    forget_old_secrets()
    passed, post = Passed(), None
    try:
        while not until():
            message = claim_next(only)
            if message is None:
                break
            post = post or get_connection(settings.DELIVERING_EMAIL_BACKEND)
            failure = _deliver(message, post)
            if failure is None:
                passed = passed._replace(sent=passed.sent + 1)
                continue
            passed = passed._replace(failed=passed.failed + 1)
            if failure.is_down:
                return passed._replace(is_down=True)
    finally:
        if post:
            _hang_up(post)
    return passed


def claim_next(only: int | None = None) -> Message | None:
    """Takes the email that waits longest, or `only` one, if it is due; it is theirs until the lease ends."""
    now = timezone.now()
    waiting = Message.objects.due(now).order_by("next_try_at", "pk")
    if only is not None:
        waiting = waiting.filter(pk=only)
    if not waiting.exists():
        return None
    with transaction.atomic():
        skips = connection.features.has_select_for_update_skip_locked
        pk = waiting.select_for_update(skip_locked=skips).values_list("pk", flat=True).first()
        until = now + timedelta(seconds=settings.EMAIL_LEASE_SECONDS)
        if pk is None or not Message.objects.due(now).filter(pk=pk).update(claimed_until=until, tries=F("tries") + 1):
            return None
    return Message.objects.get(pk=pk)


def wait_after(tries: int) -> timedelta:
    """How long to wait after a try that failed: 1, 2, 4, ... minutes, never more than an hour."""
    return min(FIRST_WAIT * 2 ** min(tries - 1, 10), LONGEST_WAIT)


def forget_old_secrets() -> None:
    """Gives up emails with a code or link that nobody can use any more, and forgets their text."""
    old = Message.objects.filter(kind__in=SECRET_KINDS, created_at__lte=timezone.now() - SECRETS_LAST)
    old.unsent().filter(claimed_until=None).update(
        given_up_at=timezone.now(), body="", last_error="Not sent within a day: what it holds is of no use any more"
    )


def _deliver(message: Message, post: BaseEmailBackend) -> Failure | None:
    """Hands one claimed email over and notes what came of it. Gives what went wrong, None when it went."""
    try:
        post.open()
        post.send_messages([envelope(message)])
    except Exception as error:
        failure = failure_of(error)
        if failure.is_unknown:
            logger.exception("Email %s could not be sent", message.pk)
        elif failure.is_down:
            logger.warning("The mail server takes no emails, which wait and are tried again: %s", failure.reason)
        _hang_up(post)
        _note_failure(message, failure, timezone.now())
        return failure
    # Whoever else may have claimed it meanwhile: what went, went.
    went = {"sent_at": timezone.now(), "given_up_at": None, "claimed_until": None, "last_error": ""}
    Message.objects.filter(pk=message.pk, sent_at=None).update(**went, **_without_secret(message))
    return None


def _note_failure(message: Message, failure: Failure, now: datetime) -> None:
    values = {"claimed_until": None, "last_error": failure.reason, "next_try_at": now + wait_after(message.tries)}
    if failure.is_final or message.tries >= MOST_TRIES:
        values |= {"given_up_at": now} | _without_secret(message)
    Message.objects.filter(pk=message.pk, sent_at=None, claimed_until=message.claimed_until).update(**values)


def _without_secret(message: Message) -> dict[str, str]:
    return {"body": ""} if message.kind in SECRET_KINDS else {}


def _hang_up(post: BaseEmailBackend) -> None:
    try:
        post.close()
    except Exception:
        logger.info("The mail server did not take leave", exc_info=True)

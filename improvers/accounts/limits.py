"""How often something may be tried: by an account from one network address, by an account, and by an address.

The wait grows: five bad tries in five minutes, ten in an hour, twenty in a day. An account is told apart by where the
tries come from, so that nobody locks another person out; many honest people may share one address. Counted in the
database in one statement a count, which is right in several processes at once (docs/decisions/0039).
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from improvers.models import TryCount

_MINUTE, _HOUR, _DAY = 60, 3600, 24 * 3600
_COUNT = """
    INSERT INTO improvers_trycount (name, tries, until) VALUES (%s, 1, %s)
    ON CONFLICT (name) DO UPDATE SET
        tries = CASE WHEN improvers_trycount.until <= %s THEN 1 ELSE improvers_trycount.tries + 1 END,
        until = CASE WHEN improvers_trycount.until <= %s THEN excluded.until ELSE improvers_trycount.until END
    RETURNING tries
"""


@dataclass(frozen=True)
class Limit:
    """At most so many tries of something in so many seconds, which begin with the first."""

    name: str
    most: int
    seconds: int

    @property
    def key(self) -> str:
        """The name under which it is counted."""
        return salted_hmac("improvers.limits", f"{self.name}|{self.seconds}", algorithm="sha256").hexdigest()


def sign_in(email: str, address: str) -> list[Limit]:
    """The limits of entering a password."""
    account = f"password|{email.lower()}"
    return [
        *_growing(f"{account}|{address}"),
        Limit(account, 50, _HOUR),
        Limit(f"password-from|{address}", 300, 5 * _MINUTE),
        Limit(f"password-from|{address}", 2000, _DAY),
    ]


def second_step(user_id: int, address: str) -> list[Limit]:
    """The limits of entering a code: a hundred guesses a day hit a code of six digits once in a century."""
    return [*_growing(f"code|{user_id}|{address}"), Limit(f"code|{user_id}", 30, _DAY)]


def _growing(name: str) -> list[Limit]:
    return [Limit(name, 5, 5 * _MINUTE), Limit(name, 10, _HOUR), Limit(name, 20, _DAY)]


def count(limits: Iterable[Limit]) -> int:
    """Counts one more try under each limit. Gives how many seconds to wait where that is too many, otherwise 0."""
    return max(_count(limit) for limit in limits)


def take_back(limits: Iterable[Limit]) -> None:
    """Takes one try back, which was no bad one; those of others stay counted."""
    keys = sorted(limit.key for limit in limits)
    for key in keys:
        TryCount.objects.filter(name=key, tries__gt=0).update(tries=F("tries") - 1)


def forget(limits: Iterable[Limit]) -> None:
    """Forgets all tries under these limits."""
    TryCount.objects.filter(name__in=[limit.key for limit in limits]).delete()


def _count(limit: Limit) -> int:
    now = timezone.now()
    until = connection.ops.adapt_datetimefield_value(now + timedelta(seconds=limit.seconds))
    at = connection.ops.adapt_datetimefield_value(now)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [limit.key, until, at, at])
        tries = cursor.fetchone()[0]
    if tries <= limit.most:
        return 0
    # Whoever signs in rightly at this moment has the count forgotten.
    ends = TryCount.objects.filter(name=limit.key).values_list("until", flat=True).first() or now
    return max(1, math.ceil((ends - now).total_seconds()))

"""How much somebody can send in an hour. Nothing of it is stored: it is forgotten after a day at the latest."""

import hashlib
import secrets
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

from improvers.accounts.limits import Limit, count

ENOUGH = "You have told us a lot in the last hour. Wait an hour, then try again"
_HOUR = 3600
_DAY = 24 * _HOUR


@dataclass
class Allowance:
    """How often something can be sent in an hour: by one sender, and by everybody together.

    A sender is a network address, or whatever else tells people apart. A hospital may share one network address, so be
    generous.
    """

    what: str
    most: int
    most_of_all: int

    def has_room(self, sender: str) -> bool:
        """Counts one more. False where the sender, or everybody together, had enough this hour."""
        one = Limit(_key(self.what, "from", sender), self.most, _HOUR)
        all_ = Limit(f"{self.what}-of-all", self.most_of_all, _HOUR)
        return count([one]) == 0 and count([all_]) == 0

    def is_first_today(self, sender: str, *said: object) -> bool:
        """Whether a sender says this for the first time today: a button pressed twice counts once."""
        return cache.add(_key(self.what, "said", sender, *said), True, _DAY)


def address_of(request: HttpRequest) -> str:
    """The network address a request came from. Raises PermissionDenied where proxies say nothing of it."""
    return get_adapter(request).get_client_ip(request)


def _key(what: str, *parts: object) -> str:
    """A name for the cache from which nobody can work out the sender: the salt is forgotten every day."""
    salt = cache.get_or_set(f"throttle-salt-{timezone.localdate()}", lambda: secrets.token_hex(16), _DAY)
    return f"{what}-" + hashlib.sha256(repr((salt, *parts)).encode()).hexdigest()

"""How much one visitor can send in an hour. Nothing of it is stored: it is forgotten after a day at the latest."""

import hashlib
import secrets

from django.core.cache import cache
from django.utils import timezone

from improvers.accounts.limits import Limit, count

_HOUR = 3600
_DAY = 24 * _HOUR


def has_room(what: str, address: str, *, most: int, most_of_all: int) -> bool:
    """Counts one more of something from a network address.

    False where it has sent more than `most` this hour, or everybody together more than `most_of_all`.
    """
    one, all_ = Limit(_key(what, "from", address), most, _HOUR), Limit(f"{what}-of-all", most_of_all, _HOUR)
    return count([one]) == 0 and count([all_]) == 0


def is_first_today(what: str, address: str, *said: object) -> bool:
    """Whether a network address says this for the first time today."""
    return cache.add(_key(what, "said", address, *said), True, _DAY)


def _key(what: str, *parts: object) -> str:
    """A name for the cache from which nobody can work out the address: the salt is forgotten every day."""
    salt = cache.get_or_set(f"throttle-salt-{timezone.localdate()}", lambda: secrets.token_hex(16), _DAY)
    return f"{what}-" + hashlib.sha256(repr((salt, *parts)).encode()).hexdigest()

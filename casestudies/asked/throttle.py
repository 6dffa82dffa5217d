"""How much one visitor can say in an hour. Nothing of it is stored: it is forgotten with the process or after a day."""

import hashlib
import secrets

from django.core.cache import cache
from django.utils import timezone

MOST_AN_HOUR = 20
MOST_AN_HOUR_OF_ALL = 600
_HOUR = 3600
_DAY = 24 * _HOUR


def has_room(address: str) -> bool:
    """Counts one more wish from a network address. False where it, or everybody together, had enough this hour."""
    return _count(_key("from", address)) <= MOST_AN_HOUR and _count("wishes-of-all") <= MOST_AN_HOUR_OF_ALL


def is_first_today(address: str, *said: object) -> bool:
    """Whether a network address says this for the first time today."""
    return cache.add(_key("said", address, *said), True, _DAY)


def _count(key: str) -> int:
    cache.add(key, 0, _HOUR)
    try:
        return cache.incr(key)
    except ValueError:  # it ran out between the two lines
        return 1


def _key(*parts: object) -> str:
    """A name for the cache from which nobody can work out the address: the salt is forgotten every day."""
    salt = cache.get_or_set(f"wish-salt-{timezone.localdate()}", lambda: secrets.token_hex(16), _DAY)
    return "wish-" + hashlib.sha256(repr((salt, *parts)).encode()).hexdigest()

"""How many wishes one visitor can tell in an hour."""

from casestudies import throttle

MOST_AN_HOUR = 20
MOST_AN_HOUR_OF_ALL = 600
_WHAT = "wish"


def has_room(address: str) -> bool:
    """Counts one more wish from a network address. False where it, or everybody together, had enough this hour."""
    return throttle.has_room(_WHAT, address, most=MOST_AN_HOUR, most_of_all=MOST_AN_HOUR_OF_ALL)


def is_first_today(address: str, *said: object) -> bool:
    """Whether a network address says this for the first time today."""
    return throttle.is_first_today(_WHAT, address, *said)

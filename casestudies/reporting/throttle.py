"""How many problems one visitor can report in an hour."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

from casestudies import throttle

# A hospital may share one network address.
MOST_AN_HOUR = 20
MOST_AN_HOUR_OF_ALL = 400


def has_room(request: HttpRequest) -> bool:
    """Counts one more report. False where its network address, or everybody together, had enough this hour."""
    address = get_adapter(request).get_client_ip(request)
    return throttle.has_room("report", address, most=MOST_AN_HOUR, most_of_all=MOST_AN_HOUR_OF_ALL)


def is_first_today(request: HttpRequest, *said: object) -> bool:
    """Whether a visitor says this for the first time today: a button pressed twice makes one report."""
    return throttle.is_first_today("report", get_adapter(request).get_client_ip(request), *said)

"""How often one visitor can try links and send answers in an hour."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

from casestudies import throttle

# A hospital may share one network address.
MOST_AN_HOUR = 60
MOST_AN_HOUR_OF_ALL = 1200


def has_room(request: HttpRequest) -> bool:
    """Counts one more try or answer. False where its network address, or everybody together, had enough this hour."""
    address = get_adapter(request).get_client_ip(request)
    return throttle.has_room("still-true", address, most=MOST_AN_HOUR, most_of_all=MOST_AN_HOUR_OF_ALL)

"""What somebody is told who tried too often: when to try again, and what else to do."""

from allauth.core.exceptions import ImmediateHttpResponse
from django.http import HttpRequest
from django.shortcuts import render

_MINUTE, _HOUR = 60, 3600


def too_many_tries(request: HttpRequest, seconds: int, *, second_step: bool = False) -> ImmediateHttpResponse:
    """The answer, to be raised."""
    said = {"wait": in_words(seconds), "second_step": second_step}
    response = render(request, "account/too_many_tries.html", said, status=429)
    response.headers["Retry-After"] = str(seconds)
    return ImmediateHttpResponse(response)


def in_words(seconds: int) -> str:
    """How long to wait, rounded up: "4 minutes", "2 hours"."""
    if seconds <= _HOUR:
        minutes = -(-seconds // _MINUTE)
        return "1 minute" if minutes == 1 else f"{minutes} minutes"
    hours = -(-seconds // _HOUR)
    return f"{hours} hours"

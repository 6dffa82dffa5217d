"""Files of a case study on their way out: opened alone they run nothing, and what is taken down is gone from caches."""

from django.http import HttpResponseBase

from casestudies.models import Edition
from casestudies.states import Status

# Caches may keep it but ask each time: what is taken down is gone from them at once.
_FOR_EVERYBODY = "public, no-cache"
_FOR_ONE = "private, no-store"


def with_file_headers(response: HttpResponseBase, edition: Edition) -> HttpResponseBase:
    """The response with what browsers and caches are told of a file of this edition."""
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = _FOR_EVERYBODY if edition.status == Status.PUBLISHED else _FOR_ONE
    return response

"""What every page knows."""

from django.conf import settings
from django.http import HttpRequest


def portal(request: HttpRequest) -> dict[str, str]:
    """The portal's name, for the header and titles."""
    return {"portal_name": settings.PORTAL_NAME}

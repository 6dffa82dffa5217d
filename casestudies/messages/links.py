"""Links in emails: whole addresses, as nothing around an email says which portal it is from."""

from django.conf import settings
from django.urls import reverse


def link_to(route: str, *args: object) -> str:
    """The whole address of a page of ours."""
    return f"{settings.PORTAL_URL}{reverse(route, args=args)}"

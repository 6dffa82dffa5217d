"""What robots and finders of weak spots look for, at the addresses where they look."""

import datetime

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.checks import Error, Tags, register
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

_PLAIN = "text/plain; charset=utf-8"
# RFC 9116, 2.5.5: less than a year.
_FRESH_FOR = datetime.timedelta(days=180)


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What robots should leave alone: results of searches, and what only some may see."""
    return render(request, "well_known/robots.txt", content_type=_PLAIN)


@login_not_required
@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell about a weak spot (RFC 9116). Raises Http404 where nobody was named."""
    if not settings.SECURITY_CONTACT:
        raise Http404("SECURITY_CONTACT is not set")
    expires = settings.SECURITY_EXPIRES or timezone.now().date() + _FRESH_FOR
    context = {"contact": settings.SECURITY_CONTACT, "expires": expires, "portal_url": settings.PORTAL_URL}
    return render(request, "well_known/security.txt", context, content_type=_PLAIN)


@register(Tags.security, deploy=True)
def security_txt_is_fresh(app_configs, **kwargs) -> list[Error]:
    """An error where the day SECURITY_EXPIRES is over, or more than a year away."""
    expires, today = settings.SECURITY_EXPIRES, timezone.now().date()
    if expires and not today < expires <= today + datetime.timedelta(days=366):
        return [Error("SECURITY_EXPIRES must be within the next year.", hint="Leave it out: it is worked out then.")]
    return []

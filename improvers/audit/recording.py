"""Writing one event of the audit trail."""

import ipaddress
import json
from datetime import UTC
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone

from improvers.models import AuditEvent

from .kinds import Kind

_LONGEST_TEXT = 200
_LONGEST_DETAILS = 2000
_IPV4_KEPT, _IPV6_KEPT = 24, 48
_PLAIN = (str, int, bool, type(None))


def record(kind: Kind, /, *, by, about: str = "", request: HttpRequest | None = None, **details: Any) -> AuditEvent:
    """Writes an event in the caller's transaction.

    Takes what happened, `by` the person (None or somebody not signed in: the portal itself, or nobody we know), `about`
    a plain reference such as "case study abcd-efgh edition 2" or "user 17", the request where it matters from which
    network it came, and a few short details: never addresses, passwords or codes, and no words people typed but a
    moderator's reason that stands nowhere else and was looked through for what could point to a patient.

    Raises ValueError for details that are no plain words and numbers, or too long.
    """
    at = timezone.now()
    return AuditEvent.objects.create(
        at=at,
        kind=Kind(kind),
        actor_id=by.pk if by is not None else None,
        about=about,
        details=_checked(details),
        network=network_of(request) if request else "",
        keep_until=(at + kind.kept).astimezone(UTC).date(),
    )


def network_of(request: HttpRequest) -> str:
    """The network a request came from, too short to point to one machine: "192.0.2.0/24"; empty where unknown."""
    try:
        address = ipaddress.ip_address(get_adapter(request).get_client_ip(request))
    except (PermissionDenied, ValueError):
        return ""
    kept = _IPV4_KEPT if address.version == 4 else _IPV6_KEPT
    return str(ipaddress.ip_network((address.packed, kept), strict=False))


def _checked(details: dict[str, Any]) -> dict[str, Any]:
    for name, value in details.items():
        values = value if isinstance(value, list | tuple) else [value]
        for each in values:
            if not isinstance(each, _PLAIN) or (isinstance(each, str) and len(each) > _LONGEST_TEXT):
                raise ValueError(f"“{name}” is no short text or number.")
    if len(json.dumps(details, ensure_ascii=False)) > _LONGEST_DETAILS:
        raise ValueError("These are too many details for an audit event.")
    return details

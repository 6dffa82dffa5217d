"""Whose email addresses may be used: those of allowed domains, matched by whole labels.

Addresses are read strictly. What a mail server and we might read differently (quotes, comments, routes, other dots,
letters outside ASCII) is refused; a domain in another script must come IDNA-encoded (xn--…), as mail servers see it.
"""

import re
from collections.abc import Iterable

LONGEST_ADDRESS = 254
LONGEST_LOCAL_PART = 64

_ADDRESS = re.compile(
    r"(?P<local>[a-z0-9_'-]+(\.[a-z0-9_'-]+)*)"
    r"@(?P<domain>[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+)",
    re.ASCII,
)


def is_allowed(address: str, domains: Iterable[str]) -> bool:
    """Whether an address is well-formed and its domain is one of `domains` or below one of them."""
    parsed = _ADDRESS.fullmatch(address.lower()) if address.isascii() and len(address) <= LONGEST_ADDRESS else None
    if parsed is None or len(parsed["local"]) > LONGEST_LOCAL_PART:
        return False
    return any(_is_within(parsed["domain"], domain.strip().lower()) for domain in domains)


def _is_within(domain: str, allowed: str) -> bool:
    return bool(allowed) and (domain == allowed or domain.endswith("." + allowed))

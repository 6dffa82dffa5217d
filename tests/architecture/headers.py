"""What every response must say to browsers and caches, as a table."""

from django.http import HttpResponse

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
POLICIES = (
    "default-src 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; base-uri 'none'",
    "default-src 'none'; sandbox",
)
NOT_SAID = ("Server", "X-Powered-By")


def wrong_headers(response: HttpResponse, actor: str) -> list[str]:
    """What is wrong with the headers of a response for an actor of the access table."""
    wrong = [name for name, value in ALWAYS.items() if response.get(name) != value]
    wrong += [name for name in NOT_SAID if name in response]
    if response.get("Referrer-Policy") not in ("same-origin", "strict-origin"):
        wrong.append("Referrer-Policy")
    if "camera=()" not in response.get("Permissions-Policy", ""):
        wrong.append("Permissions-Policy")
    if _parts(response.get("Content-Security-Policy", "")) not in map(_parts, POLICIES):
        wrong.append(f"Content-Security-Policy {response.get('Content-Security-Policy')}")
    if "Cookie" not in response.get("Vary", ""):
        wrong.append("Vary")
    return wrong + _wrongly_kept(response, actor)


def _wrongly_kept(response: HttpResponse, actor: str) -> list[str]:
    kept = response.get("Cache-Control", "")
    for_one = actor != "anonymous" or response.status_code >= 400 or response.cookies
    if for_one and "no-store" not in kept:
        return [f"is kept: {kept}"]
    if not for_one and "public" in kept and response["Content-Type"].startswith("text/html"):
        return [f"a page is shared: {kept}"]
    return [] if kept else ["says nothing of being kept"]


def _parts(policy: str) -> set[str]:
    return {part.strip() for part in policy.split(";") if part.strip()}

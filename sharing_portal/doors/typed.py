"""What somebody wrote and sent in vain: it comes back in the answer, to be sent again. Nothing of it is stored."""

from collections.abc import Collection

from django.http import HttpRequest

TOKEN = "csrfmiddlewaretoken"
# What forms have that somebody may have written in for long: pages of questions, decisions, taking a review over,
# reporting a problem and closing a report.
_WRITTEN_FOR_LONG = (
    {"sitting"},
    {"expected_version", "comment"},
    {"expected_version", "reason"},
    {"kind", "text", "email"},
    {"report"},
)


def written_for_long(request: HttpRequest) -> bool:
    """Whether a form was sent that people write in for long. No other form comes back: it may hold a password."""
    return any(names <= request.POST.keys() for names in _WRITTEN_FOR_LONG)


def typed_in(request: HttpRequest, but: Collection[str] = (TOKEN,)) -> list[tuple[str, str]]:
    """All names and values of a form that was sent, but these."""
    return [(name, value) for name, values in request.POST.lists() if name not in but for value in values]

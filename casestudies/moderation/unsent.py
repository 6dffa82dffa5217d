"""What a moderator wrote about an edition and did not send: in their session, until they decide or sign out.

Only the last few editions are kept, and each only as long as it is the one that was sent then.
"""

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from casestudies.models import Edition
from casestudies.moderation.decide_page import DecidePage
from casestudies.moderation.decision_form import DecisionForm
from casestudies.moderation.decisions import Decision

_KEY = "moderation_unsent"
_MOST = 10


def keep(request: HttpRequest, edition: Edition) -> None:
    """Keeps what came with a request, in place of what was kept of this edition."""
    others = {name: typed for name, typed in request.session.get(_KEY, {}).items() if name != _name_of(edition)}
    if typed := DecisionForm.worth_keeping(request.POST):
        others[_name_of(edition)] = typed
    if others or _KEY in request.session:
        request.session[_KEY] = dict(list(others.items())[-_MOST:])


def after(decision: Decision, request: HttpRequest, edition: Edition) -> None:
    """Keeps what was written beside putting it on hold; what was sent is kept no longer."""
    if decision == Decision.HOLD:
        keep(request, edition)
    elif _name_of(edition) in request.session.get(_KEY, {}):
        del request.session[_KEY][_name_of(edition)]
        request.session.modified = True


def form_of(request: HttpRequest, page: DecidePage) -> DecisionForm:
    """The form of a page that was just opened, with what was kept of its edition."""
    typed = request.session.get(_KEY, {}).get(_name_of(page.edition))
    if not typed:
        return page.new_form()
    page.has_unsent = True
    return DecisionForm.going_on(MultiValueDict(typed), edition=page.edition, flags=page.flags)


def _name_of(edition: Edition) -> str:
    sent_at = edition.submitted_at
    return f"{edition.pk} {sent_at.isoformat() if sent_at else ''}"

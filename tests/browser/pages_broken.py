"""The pages people see when something went wrong as data, to be looked at with the others in pages.py.

Each says whether what was sent is saved. That a case study is not found or was taken down, that a session has ended and
that a colleague was quicker is with the pages where that happens.
"""

from casestudies.states import Status
from tests.browser.portal_page import PortalPage, of
from tests.browser.reaching import only_reading, send_without_token, show_template, without_index

# What was typed comes back to be sent again, as sharing_portal/doors/pages.py gives it to the templates.
_TYPED = {"typed": [("problem", "Half an answer")], "address": "/share/", "csrf_token": "a", "had_files": True}


def _shown(template: str, **context) -> PortalPage:
    said = "typed" if "typed" in context else "sent" if context else ""
    return PortalPage("library:about", state=f"{template} {said}", reach=show_template(template, **context))


BROKEN = [
    PortalPage("admin:index", "newcomer", state="refused", status=403),
    PortalPage("drafting:withdraw", "owner", of(Status.REJECTED), state="not possible", status=409),
    PortalPage("account_login", state="form too old", reach=send_without_token),
    PortalPage("search:search", state="without an index", reach=without_index),
    _shown("414.html"),
    PortalPage("library:home", state="reading only", reach=only_reading()),
    PortalPage("account_login", state="reading only", reach=only_reading("Sign in")),
    _shown("400.html"),
    _shown("400.html", sent=True, too_many=True),
    _shown("405.html"),
    _shown("413.html", sent=True),
    _shown("429.html"),
    _shown("500.html"),
    _shown("500.html", sent=True, **_TYPED),
    _shown("503.html", sent=True),
    _shown("errors/crowded.html", sent=True),
]

"""What becomes of the notices on a page: seen before its person goes on, taken out, or given a reason."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from casestudies.drafting.addresses import came_from_check
from casestudies.drafting.notices import ABOVE, Notice, html_id, notices_at, unsettled
from casestudies.drafting.places import Place
from casestudies.drafting.settling import give_reason, leave_out

_LEAVE_OUT, _EXPLAIN = "leave_out", "explain"
_SEEN = (
    "Saved. Something here could point to a patient: see the note at the answer. "
    "You can go on and come back to it before you send this."
)


def settles(request: HttpRequest) -> bool:
    """Whether the button that was pressed is one of a notice."""
    return _pressed(request)[0] in {_LEAVE_OUT, _EXPLAIN}


def settled(request: HttpRequest, place: Place) -> HttpResponse | None:
    """Does what the button of a notice says, and back to the page; None for a reason that cannot be taken as it is."""
    action, name = _pressed(request)
    key, _, finding_id = name.rpartition(":")
    if action == _LEAVE_OUT:
        notice = _called(name, place)
        leave_out(edition=place.edition, by=request.user, place=key, finding_id=finding_id)
        return redirect(f"{_page(request, place)}#id_{notice.question}" if notice else _page(request, place))
    notice = _called(name, place, sent=request.POST)
    if notice is None:
        return redirect(_page(request, place))
    if not notice.form.is_valid():
        return None
    give_reason(edition=place.edition, by=request.user, place=key, finding_id=finding_id, **notice.form.cleaned_data)
    return redirect(f"{_page(request, place)}#{notice.id}")


def shown_first(request: HttpRequest, place: Place) -> HttpResponse | None:
    """Back to the page that was saved, if there is a notice on it that its person has not seen; once, then on."""
    seen = set(request.POST.getlist("noticed"))
    new = [notice for notice in unsettled(notices_at(place)) if notice.id not in seen]
    if not new:
        return None
    messages.warning(request, _SEEN)
    return redirect(f"{_page(request, place)}#{new[0].id}")


def noticed(request: HttpRequest, place: Place) -> dict:
    """What a page shows of its notices, and the form of the reason that came in and cannot be taken."""
    name = _pressed(request)[1] if settles(request) else ""
    notices = notices_at(place, sent=request.POST, name=name)
    forms = [each.form for group in notices.values() for each in group if each.form.is_bound]
    return {
        "notices": notices,
        "notices_above": notices.get(ABOVE, []),
        "reason_form": forms[0] if forms else None,
        "forms": forms,
    }


def _called(name: str, place: Place, sent=None) -> Notice | None:
    notices = notices_at(place, sent=sent, name=name)
    return next((each for group in notices.values() for each in group if each.id == html_id(name)), None)


def _pressed(request: HttpRequest) -> tuple[str, str]:
    action, _, name = request.POST.get("then", "").partition(":")
    return action, name


def _page(request: HttpRequest, place: Place) -> str:
    return place.address + ("?return=check" if came_from_check(request) else "")

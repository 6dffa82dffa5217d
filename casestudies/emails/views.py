"""Which emails one gets, and stopping some of them by a link."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from casestudies.emails.forms import ChoicesForm
from casestudies.link_pages import one_click_stop
from casestudies.messages.choosing import choose, wanted_groups
from casestudies.messages.kinds import essential_kinds
from casestudies.messages.stop_links import stop_by_link


@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: HttpRequest) -> HttpResponse:
    """Every kind of email there is, with switches for those one can do without."""
    form = ChoicesForm(request.POST if request.method == "POST" else None, wanted=wanted_groups(request.user))
    if form.is_valid():
        choose(by=request.user, groups=set(form.cleaned_data["groups"]))
        messages.success(request, "Your choice is saved.")
        return redirect("emails:choices")
    context = {"form": form, "essential": essential_kinds(request.user)}
    return render(request, "casestudies/emails/choices.html", context)


@one_click_stop
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ends a group of emails with one click and without an account. The page is the same whatever the link is."""
    if request.method == "POST":
        stop_by_link(token=token)
    return render(request, "casestudies/emails/stop.html", {"stopped": request.method == "POST"})

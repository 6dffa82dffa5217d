"""Answering an invitation."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from casestudies.errors import LinkRefused
from casestudies.together.invitations import accept, open_invitation
from casestudies.together.invitations import decline as decline_invitation


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What one is invited to, and accepting it. Links that cannot be used all get the same answer."""
    try:
        if request.method == "POST":
            collaborator = accept(token=token, by=request.user)
            messages.success(request, "You take part now.")
            return redirect("drafting:tasks", collaborator.case_study.public_id)
        found = open_invitation(token, request.user)
    except LinkRefused:
        return render(request, "casestudies/together/refused.html", status=LinkRefused.status)
    context = {"invitation": found, "edition": found.case_study.editions.last(), "token": token}
    return render(request, "casestudies/together/invitation.html", context)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: HttpRequest, token: str) -> HttpResponse:
    """Declines with one click and without an account. The page is the same whatever the link is."""
    if request.method == "POST":
        decline_invitation(token=token)
    return render(request, "casestudies/together/decline.html", {"declined": request.method == "POST"})

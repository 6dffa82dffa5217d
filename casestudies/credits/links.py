"""What every page behind a credit link does: no memory, no haste, and one answer for every link that cannot be used."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from casestudies.errors import LinkRefused

from .throttle import has_room

View = Callable[..., HttpResponse]


def behind_a_link(view: View) -> View:
    """Makes a view one that needs a link and no account. Answers and links that cannot be used are counted."""

    @wraps(view)
    def guarded(request: HttpRequest, token: str) -> HttpResponse:
        if request.method == "POST" and not has_room(request):
            return render(request, "429.html", status=429)
        try:
            return view(request, token)
        except LinkRefused as refused:
            if request.method != "POST" and not has_room(request):
                return render(request, "429.html", status=429)
            return render(request, "casestudies/credits/refused.html", status=refused.status)

    return login_not_required(never_cache(guarded))

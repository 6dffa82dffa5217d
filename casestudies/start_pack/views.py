"""The start pack: a plan in, what others learned out."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from casestudies.index import IndexUnavailable
from casestudies.start_pack.forms import PlanForm
from casestudies.start_pack.pack import StartPack

_TRY_AGAIN_AFTER_SECONDS = "60"


@login_not_required
@require_safe
def start_pack(request: HttpRequest) -> HttpResponse:
    """Asks for a plan and, once it has one, shows its start pack. Nothing that is typed is kept or logged."""
    form = PlanForm(request.GET)
    plan = form.told
    if plan is None:
        return render(request, "casestudies/start_pack/ask.html", {"form": form})
    try:
        pack = StartPack(plan)
    except IndexUnavailable:
        response = render(request, "casestudies/start_pack/unavailable.html", {"form": form}, status=503)
        response["Retry-After"] = _TRY_AGAIN_AFTER_SECONDS
        return response
    context = {"form": form, "pack": pack, "own_address": request.build_absolute_uri(plan.address)}
    return render(request, "casestudies/start_pack/pack.html", context | {"today": timezone.localdate()})

"""What administrators do to an account beside changing its fields."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from improvers.accounts.resetting import reset_second_factor as reset
from improvers.accounts.second_factor import has_one
from improvers.models import User


@require_http_methods(["GET", "HEAD", "POST"])
def reset_second_factor(request: HttpRequest, object_id: str, *, model_admin: ModelAdmin) -> HttpResponse:
    """Asks whether to take away somebody's second factor, and does. 403 for who may not change this account."""
    user = model_admin.get_object(request, object_id)
    if user is None:
        raise Http404
    if user == request.user or not model_admin.has_change_permission(request, user):
        raise PermissionDenied
    return _reset(request, user, model_admin)


@reauthentication_required(app="allauth.mfa")
def _reset(request: HttpRequest, user: User, model_admin: ModelAdmin) -> HttpResponse:
    if request.method == "POST":
        reset(user=user, by=request.user)
        messages.success(request, f"{user} has no second factor any more, and was told by email.")
        return redirect("admin:improvers_user_change", user.pk)
    context = model_admin.admin_site.each_context(request) | {
        "title": "Reset two-step sign-in",
        "opts": model_admin.opts,
        "original": user,
        "has_factor": has_one(user),
    }
    return TemplateResponse(request, "admin/improvers/user/reset_second_factor.html", context)

"""One's own profile, and the public page of a person."""

import logging

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from improvers.models import Profile
from improvers.profiles.actions import save_profile
from improvers.profiles.forms import PHOTO_SIZE, ProfileForm

logger = logging.getLogger(__name__)


@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    """One's own profile, to look at and change."""
    profile = Profile.objects.of(request.user)
    form = ProfileForm(request.POST or None, request.FILES or None, instance=profile)
    if request.method == "POST" and form.is_valid() and _is_saved(form):
        messages.success(request, "Your profile is saved.")
        return redirect("improvers:profile")
    return render(request, "improvers/profile.html", {"form": form, "profile": profile})


def _is_saved(form: ProfileForm) -> bool:
    """Saves what was typed; where the photo cannot be kept now the form says so, and nothing is saved."""
    photo = form.cleaned_data["photo"]
    try:
        save_profile(
            profile=form.instance,
            photo=photo.copies[PHOTO_SIZE] if photo else None,
            remove_photo=form.cleaned_data.get("remove_photo", False),
        )
    except OSError:
        logger.exception("A photo could not be stored.")
        form.add_error("photo", "Photos cannot be kept at the moment. Save without one, and add it in a few minutes")
    return not form.errors


@require_safe
def own_photo(request: HttpRequest) -> FileResponse:
    """One's own photo. 404 without one."""
    return _photo(Profile.objects.of(request.user))


@login_not_required
@require_safe
def person(request: HttpRequest, public_id: str) -> HttpResponse:
    """The public page of a person who asked for one; 404 for everybody else."""
    profile = get_object_or_404(Profile.objects.public(), public_id=public_id)
    return render(request, "improvers/person.html", {"profile": profile})


@login_not_required
@require_safe
def photo(request: HttpRequest, public_id: str) -> FileResponse:
    """The photo on a person's public page; 404 when page or photo may not be seen."""
    return _photo(get_object_or_404(Profile.objects.public(), public_id=public_id, show_photo=True))


def _photo(profile: Profile) -> FileResponse:
    if not profile.photo:
        raise Http404
    try:
        photo = profile.photo.open()
    except OSError:
        raise Http404 from None
    return FileResponse(photo, content_type="image/jpeg", headers={"Cache-Control": "private, no-cache"})

"""From a Word file or pasted text to a draft."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casestudies.models import Edition
from casestudies.permissions import check_can_edit
from casestudies.stored_files.quota import room_for, used_in_words

from . import actions
from .finding import Found, fitting, pictures_in
from .forms import PlacingForm, WriteUpForm
from .news import after_placing, after_reading
from .queries import own_edition

MOST_AT_ONCE = 200


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Begins a case study with a write-up."""
    form = WriteUpForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        pictures, news = _pictures_and_news(request, form)
        edition = actions.start_from(by=request.user, write_up=form.write_up, pictures=pictures)
        return _to_passages(request, edition, news)
    context = {"form": form, "back": reverse("drafting:start"), "used": used_in_words(request.user)}
    return render(request, "casestudies/write_ups/bring.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, public_id: str) -> HttpResponse:
    """Brings a write-up in beside a case study that was begun already."""
    edition = _edition_to_write_or_404(request, public_id)
    form = WriteUpForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        pictures, news = _pictures_and_news(request, form)
        actions.bring_in(edition=edition, by=request.user, write_up=form.write_up, pictures=pictures)
        return _to_passages(request, edition, news)
    back = reverse("drafting:tasks", args=[public_id])
    context = {"form": form, "edition": edition, "back": back, "used": used_in_words(request.user)}
    return render(request, "casestudies/write_ups/bring.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def passages(request: HttpRequest, public_id: str) -> HttpResponse:
    """All passages that wait, each with one question: where it goes."""
    edition = _edition_to_write_or_404(request, public_id)
    case_study = edition.case_study
    form = PlacingForm(
        request.POST if request.method == "POST" else None,
        passages=list(case_study.passages.all()[:MOST_AT_ONCE]),
        pictures=list(case_study.found_pictures.all()),
    )
    if form.is_valid():
        moved = actions.place(edition=edition, by=request.user, places=form.places(), pictures=form.described())
        messages.success(request, after_placing(moved))
        return redirect("drafting:tasks", public_id)
    context = {"form": form, "edition": edition, "back": reverse("drafting:tasks", args=[public_id])}
    return render(request, "casestudies/write_ups/passages.html", context)


@require_safe
def picture(request: HttpRequest, public_id: str, picture_id: str) -> FileResponse:
    """A picture that waits, for the people who write."""
    edition = _edition_to_write_or_404(request, public_id)
    found = edition.case_study.found_pictures.filter(public_id=picture_id).first()
    if found is None:
        raise Http404
    try:
        response = FileResponse(found.small.open("rb"), content_type="image/jpeg")
    except OSError:
        raise Http404 from None
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _edition_to_write_or_404(request: HttpRequest, public_id: str) -> Edition:
    """The newest edition of one's own. Raises Http404 for others', PermissionRefused when it may not be changed."""
    edition = own_edition(request.user, public_id)
    if edition is None:
        raise Http404
    check_can_edit(request.user, edition)
    return edition


def _pictures_and_news(request: HttpRequest, form: WriteUpForm) -> tuple[list[Found], str]:
    """The pictures that are brought in, and what people are told of the others."""
    found, missed = pictures_in(form.write_up)
    pictures = fitting(found, room_for(request.user))
    return pictures, after_reading(missed, len(found) - len(pictures))


def _to_passages(request: HttpRequest, edition: Edition, news: str) -> HttpResponse:
    if news:
        messages.warning(request, news)
    return redirect("write_ups:passages", edition.case_study.public_id)

"""The privacy page, one's own data as a download, and erasing one's account."""

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casestudies.errors import DomainError
from casestudies.throttle import Allowance
from improvers.accounts.again import sure_who_they_are
from sharing_portal.nhsuk.components import Link

from .cookies import cookies
from .downloads import own_data
from .erasing import check_can_erase, erase_account
from .fates import led_by
from .forms import EraseForm
from .table import TABLE

_DOWNLOADS = Allowance("own-data", most=5, most_of_all=200)


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of people, why and for how long, row by row of the table of data."""
    parts = [Link(row.title, f"#{row.key}") for row in TABLE]
    parts += [Link("Backups", "#backups"), Link("Cookies", "#cookies")]
    context = {"rows": TABLE, "parts": parts, "cookies": cookies(), "backup_days": settings.BACKUP_DAYS}
    return render(request, "casestudies/privacy/privacy.html", context)


@login_not_required
@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """Says that an account was erased."""
    return render(request, "casestudies/privacy/erased.html", {"backup_days": settings.BACKUP_DAYS})


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """What is kept about the person, and the ways to have it and to erase it."""
    return render(request, "casestudies/privacy/own.html", {"rows": TABLE})


@require_POST
@sure_who_they_are(back="privacy:own")
def download(request: HttpRequest) -> HttpResponse:
    """Everything that is kept about the person, as one ZIP. Raises DomainError for one too many in an hour."""
    if not _DOWNLOADS.has_room(str(request.user.pk)):
        raise DomainError("You have downloaded your data several times. Wait an hour before you do it again.")
    name = f"my-data-{timezone.localdate():%Y-%m-%d}.zip"
    return FileResponse(own_data(by=request.user), as_attachment=True, filename=name, content_type="application/zip")


@require_http_methods(["GET", "HEAD", "POST"])
@sure_who_they_are(back="privacy:own")
def erase(request: HttpRequest) -> HttpResponse:
    """Says exactly what goes and what stays, asks once more, and erases the account."""
    check_can_erase(request.user)
    posted = request.POST if request.method == "POST" else None
    case_studies = led_by(request.user)
    form = EraseForm(posted, user=request.user, case_studies=case_studies)
    if request.method == "POST" and form.is_valid():
        erase_account(by=request.user, fates=form.fates, keep_credits=form.cleaned_data["keep_credits"])
        logout(request)
        return redirect("privacy:erased")
    return render(
        request,
        "casestudies/privacy/erase.html",
        {"form": form, "rows": TABLE, "case_studies": case_studies, "backup_days": settings.BACKUP_DAYS},
    )

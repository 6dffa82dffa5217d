"""The pages of figures. The admin site lets only moderators and administrators in (see urls.py)."""

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from improvers import audit
from sharing_portal.spreadsheets import csv_file

from .pages import PAGES, Page
from .picture import Picture
from .scope import scope_of


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Leads to the first page."""
    return redirect("admin:oversight_page", next(iter(PAGES)))


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """One page of figures: in words, as a picture and as tables. Raises Http404 for one there is not."""
    chosen = _page_or_404(slug)
    form, scope = scope_of(request.user, request.GET)
    sheet = chosen.sheet(scope)
    context = {
        "title": f"Oversight: {chosen.name}",
        "page": chosen,
        "pages": PAGES.values(),
        "form": form,
        "scope": scope,
        "sheet": sheet,
        "picture": Picture(sheet.bars) if sheet.bars else None,
    }
    return render(request, "casestudies/oversight/page.html", admin.site.each_context(request) | context)


@require_safe
def download(request: HttpRequest, slug: str) -> HttpResponse:
    """The tables of one page as a file. Who took it is recorded. Raises Http404 for a page there is not."""
    chosen = _page_or_404(slug)
    _, scope = scope_of(request.user, request.GET)
    sheet = chosen.sheet(scope)
    span = scope.span_in_words if chosen.has_period else "Now"
    lines = [[chosen.name, span, scope.place_in_words], [], *sheet.lines()]
    if request.method != "HEAD":
        said = {"span": span, "of": scope.place_in_words, "rows": sum(len(table.rows) for table in sheet.tables)}
        audit.record(audit.Kind.DATA_EXPORTED, by=request.user, about=f"oversight {chosen.slug}", **said)
    return csv_file(f"{chosen.slug}-{timezone.localdate():%Y-%m-%d}.csv", lines)


def _page_or_404(slug: str) -> Page:
    if slug not in PAGES:
        raise Http404
    return PAGES[slug]

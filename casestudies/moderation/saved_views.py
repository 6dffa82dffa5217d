"""The pages of saved filters. The admin site lets only moderators and administrators in (see urls.py)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from casestudies.errors import DomainError
from casestudies.models import SavedFilter
from casestudies.moderation.filters import QueueFilter
from casestudies.moderation.loading import kept_query, queue_address, way_here
from casestudies.moderation.saved import change_filter, delete_filter, save_filter
from casestudies.moderation.saved_forms import SavedFilterForm


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Names the filter in `queue` and saves it."""
    query = kept_query(request)
    form = SavedFilterForm(request.POST or None)
    if form.is_valid():
        try:
            saved = save_filter(by=request.user, query=query, **form.cleaned_data)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, f"The filter “{saved}” is saved.")
            return redirect(queue_address(query or "all=1"))
    return _page(request, form, query)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Renames a filter of one's own, or has the queue open on it."""
    saved = get_object_or_404(SavedFilter.objects.visible_to(request.user), pk=pk)
    form = SavedFilterForm(request.POST or None, initial={"name": saved.name, "is_default": saved.is_default})
    if form.is_valid():
        try:
            change_filter(saved=saved, by=request.user, **form.cleaned_data)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, f"The filter “{form.cleaned_data['name']}” is saved.")
            return redirect(queue_address(saved.query or "all=1"))
    return _page(request, form, saved.query, saved)


@require_POST
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Forgets a filter of one's own."""
    saved = get_object_or_404(SavedFilter.objects.visible_to(request.user), pk=pk)
    delete_filter(saved=saved, by=request.user)
    messages.success(request, f"The filter “{saved}” is deleted. Nothing in the queue has changed.")
    return redirect(queue_address())


def _page(request: HttpRequest, form: SavedFilterForm, query: str, saved: SavedFilter | None = None) -> HttpResponse:
    context = {"form": form, "saved": saved, "query": query, "way_here": way_here(query or "all=1")}
    context["keeps"] = QueueFilter(query).in_words()
    return render(request, "casestudies/moderation/saved_filter.html", context)

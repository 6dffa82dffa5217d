"""The review queue as a page. The admin site lets only moderators and administrators in (see urls.py)."""

from django.contrib import admin
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casestudies.moderation.queue import queue_for
from casestudies.moderation.queue_page import QueuePage
from casestudies.moderation.queue_rows import rows_of, with_what_rows_show

PAGE_SIZE = 25


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """The one queue: what waits for a moderator, the longest waiting first, filtered as they asked or usually do."""
    opened = QueuePage(request.user, request.GET)
    kept = queue_for(request.user).filter(opened.chosen.condition(request.user))
    # Only what a page shows is loaded: the last page of a long queue is nearly as quick as the first.
    page = Paginator(kept.values_list("pk", flat=True), PAGE_SIZE).get_page(request.GET.get("page"))
    shown = with_what_rows_show(queue_for(request.user).filter(pk__in=list(page)))
    lists, saved = opened.ways()
    context = {
        "title": "Review queue",
        "opened": opened,
        "form": opened.chosen,
        "query": opened.chosen.query,
        "lists": lists,
        "saved": saved,
        "page": page,
        "urgent_elsewhere": opened.urgent_elsewhere(),
        "rows": rows_of(shown, request.user),
    }
    return render(request, "casestudies/moderation/queue.html", admin.site.each_context(request) | context)

"""What the views of moderation load and read alike."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from casestudies.models import Edition
from casestudies.moderation import queries
from casestudies.moderation.filters import QueueFilter
from casestudies.states import Status
from sharing_portal.nhsuk.components import Link
from sharing_portal.sent_numbers import sent_number

QUEUE = "queue"


def edition_for(request: HttpRequest, public_id: str, number: int) -> Edition:
    """An edition the person may moderate or look at, with its parts. Raises Http404 for any other."""
    editions = queries.editions_for(request.user).with_parts().select_related("claimed_by__profile")
    return get_object_or_404(editions, case_study__public_id=public_id, number=number)


def seen_version(request: HttpRequest) -> int:
    """The version of the words the person had before them, or 0, which never was."""
    return sent_number(request.POST.get("expected_version", "")) or 0


def way_here(query: str = "") -> list[Link]:
    """The breadcrumb of a page of moderation; the queue in it is filtered as it was left."""
    return [Link("Administration", reverse("admin:index")), Link("Review queue", queue_address(query))]


def kept_query(request: HttpRequest) -> str:
    """The filter of the queue a person comes from, which pages of moderation carry along in `queue`."""
    return QueueFilter(request.POST.get(QUEUE) or request.GET.get(QUEUE, "")).query


def queue_address(query: str = "") -> str:
    """The queue with a filter."""
    return reverse("admin:moderation_queue") + (f"?{query}" if query else "")


def to_edition(edition: Edition, query: str = "") -> HttpResponse:
    """Leads to an edition's decision page, which keeps the filter of the queue."""
    address = reverse("admin:moderation_decide", args=[edition.case_study.public_id, edition.number])
    return redirect(address + (f"?{QUEUE}={quote(query)}" if query else ""))


def to_row(edition: Edition, query: str = "") -> HttpResponse:
    """Leads to where a row of the queue is worked on: what was reported of it, or else its decision page."""
    if edition.status == Status.PUBLISHED:
        return redirect("admin:reporting_of_case_study", edition.case_study.public_id)
    return to_edition(edition, query)

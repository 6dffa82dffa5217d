"""What follows when labels of case studies change: readers find them by the new ones and their people are told."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import F, QuerySet

from casestudies.messages import write_mail
from casestudies.models import Edition
from casestudies.reindexing import reindex
from casestudies.states import OPEN, Status

ALIVE = OPEN | {Status.PUBLISHED}
"""The editions whose labels are read by somebody now: by readers, or by who writes or checks them."""


def follow_labels(editions: Iterable[Edition], *, changes: str, by, told: frozenset[int] = frozenset()) -> int:
    """Has search follow the editions whose labels changed, and writes to the leads of the published ones.

    `changes` says in a sentence what changed; who is in `told` (keys of people) knows already. Whoever has an edition
    in the works on their screen has to look again before they decide: its version goes up. Gives the number of
    published editions. `editions` come with their case studies.
    """
    editions = list(editions)
    published = [edition for edition in editions if edition.status == Status.PUBLISHED]
    in_the_works = [edition.pk for edition in editions if edition.is_open]
    Edition.objects.filter(pk__in=in_the_works).update(version=F("version") + 1)
    if published:
        reindex(*[edition.case_study_id for edition in published])
    for lead, pages in _by_lead(published).items():
        if lead.is_active and lead.pk not in told | {by.pk}:
            links = [(edition, f"{settings.PORTAL_URL}{edition.published_address}") for edition in pages]
            write_mail("labels_changed", to=lead.email, name=lead.get_short_name(), changes=changes, page_links=links)
    return len(published)


def alive(editions: QuerySet[Edition]) -> QuerySet[Edition]:
    """Those that somebody reads now, with what following them needs."""
    return editions.filter(status__in=ALIVE).select_related("case_study__lead__profile")


def _by_lead(editions: list[Edition]) -> dict:
    pages: dict = {}
    for edition in editions:
        if edition.case_study.lead is not None:
            pages.setdefault(edition.case_study.lead, []).append(edition)
    return pages

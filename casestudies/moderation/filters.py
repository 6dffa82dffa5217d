"""The filters of the review queue. A value nobody offers is ignored."""

import django_filters as filters
from django.db.models import Q, QuerySet
from django.utils import timezone

from casestudies.models import Edition, Topic
from casestudies.permissions import CLAIM_LASTS
from casestudies.states import QUEUED, Status
from improvers.models import Region

MINE = "mine"
FREE = "free"


def free_to_claim() -> Q:
    """Editions nobody holds: never claimed, or claimed too long ago."""
    return Q(status=Status.SUBMITTED) | Q(claimed_by=None) | Q(claimed_at__lte=timezone.now() - CLAIM_LASTS)


class QueueFilter(filters.FilterSet):
    """Status, region, topic and whose it is. Needs `request` for "mine"."""

    status = filters.ChoiceFilter(
        choices=[(status.value, status.label) for status in Status if status in QUEUED], empty_label="Any"
    )
    region = filters.ModelChoiceFilter(queryset=Region.objects.all(), to_field_name="slug", empty_label="Any")
    topic = filters.ModelChoiceFilter(
        label="Topic", field_name="topics", queryset=Topic.objects.all(), to_field_name="slug", empty_label="Any"
    )
    claim = filters.ChoiceFilter(
        label="Claimed", choices=[(MINE, "By me"), (FREE, "Free to claim")], empty_label="Any", method="by_claim"
    )

    class Meta:
        model = Edition
        fields: list[str] = []

    def by_claim(self, editions: QuerySet, name: str, value: str) -> QuerySet:
        """Those the person holds, or those they could."""
        return editions.filter(claimed_by=self.request.user) if value == MINE else editions.filter(free_to_claim())

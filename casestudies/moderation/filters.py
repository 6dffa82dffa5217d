"""The filters of the review queue. A value nobody offers is ignored."""

from datetime import timedelta
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from casestudies.models import Edition, Topic
from casestudies.permissions import CLAIM_LASTS
from casestudies.states import QUEUED, Status
from improvers.models import Region

MINE = "mine"
FREE = "free"
HELD = "held"
REPORTED = "reported"
Listed = dict[str, list[tuple[str, str]]]
_LISTS = {"region": Region, "topic": Topic}
_STATUSES = [(status.value, status.label) for status in Status if status in QUEUED]


def claimed_by_nobody() -> Q:
    """Editions sent in that nobody holds: never claimed, or claimed too long ago."""
    ran_out = Q(claimed_by=None) | Q(claimed_at__lte=timezone.now() - CLAIM_LASTS)
    return Q(status=Status.SUBMITTED) | Q(ran_out, status=Status.IN_REVIEW)


def late() -> Q:
    """What has waited for longer than QUEUE_LATE_DAYS."""
    return Q(waiting_since__lte=timezone.now() - timedelta(days=settings.QUEUE_LATE_DAYS))


def listed_choices() -> Listed:
    """The regions and topics there are, for every filter that is read at once."""
    return {name: list(model.objects.values_list("slug", "name")) for name, model in _LISTS.items()}


class QueueFilter(forms.Form):
    """What to keep of the queue, read from an address. Its conditions are about the rows of queue.queue_for."""

    status = forms.ChoiceField(
        choices=[("", "Any"), *_STATUSES, (HELD, "On hold"), (REPORTED, "Problem reported")], required=False
    )
    region = forms.ChoiceField(required=False)
    topic = forms.ChoiceField(required=False)
    claim = forms.ChoiceField(
        label="Claimed", choices=[("", "Any"), (MINE, "By me"), (FREE, "Free to claim")], required=False
    )
    remit = forms.BooleanField(label="In my remit", required=False)
    late = forms.BooleanField(label="Late", required=False)
    first_time = forms.BooleanField(label="First-time author", required=False)
    flagged = forms.BooleanField(label="Has flags", required=False)

    def __init__(self, query: QueryDict | str = "", listed: Listed | None = None):
        super().__init__(QueryDict(query) if isinstance(query, str) else query, auto_id="filter_%s", label_suffix="")
        for name, choices in (listed or listed_choices()).items():
            self.fields[name].choices = [("", "Any"), *choices]
        self.is_valid()

    @property
    def query(self) -> str:
        """The filter as it stands in an address, always the same for the same filter; empty for the whole queue."""
        given = ((name, self.cleaned_data.get(name)) for name in self.fields)
        return urlencode([(name, "1" if value is True else value) for name, value in given if value])

    def in_words(self) -> list[str]:
        """What it keeps, for people to read, like "Region: Wales"; nothing for the whole queue."""
        return [self._in_words(name, value) for name, value in self.cleaned_data.items() if value]

    def condition(self, user) -> Q:
        """What a row must be to be kept, for this person."""
        given = self.cleaned_data
        kept = _by_status(given.get("status")) & _by_claim(given.get("claim"), user)
        if given.get("region"):
            kept &= Q(region__slug=given["region"])
        if given.get("topic"):
            kept &= Q(pk__in=Edition.topics.through.objects.filter(topic__slug=given["topic"]).values("edition"))
        if given.get("late"):
            kept &= late()
        for name, row in (("remit", "in_remit"), ("first_time", "is_first_time"), ("flagged", "is_flagged")):
            if given.get(name):
                kept &= Q(**{row: True})
        return kept

    def _in_words(self, name: str, value: object) -> str:
        label = self[name].label
        return label if value is True else f"{label}: {dict(self.fields[name].choices)[value]}"


def _by_status(value: str | None) -> Q:
    special = {HELD: Q(is_held=True), REPORTED: Q(status=Status.PUBLISHED)}
    return special.get(value) or (Q(status=value) if value else Q())


def _by_claim(value: str | None, user) -> Q:
    if value == MINE:
        return Q(claimed_by=user)
    return Q(claimed_by_nobody(), takes_part=False, is_held=False) if value == FREE else Q()

"""What the figures are about: a span of months, and one region or topic where somebody chose one."""

import datetime
from dataclasses import dataclass

from django import forms
from django.db.models import Q
from django.utils import timezone

from casestudies.models import Edition, Topic, Transition
from casestudies.states import Status
from improvers.models import Region

DEFAULT_MONTHS = 12
_MONTHS = {1: "This month", 3: "Last 3 months", 12: "Last 12 months", 36: "Last 3 years"}
DECISIONS = (Status.PUBLISHED, Status.CHANGES_REQUESTED, Status.REJECTED)


class ScopeForm(forms.Form):
    """The filters. A value nobody offers is ignored."""

    months = forms.TypedChoiceField(label="Period", choices=list(_MONTHS.items()), coerce=int, required=False)
    region = forms.ModelChoiceField(Region.objects.all(), to_field_name="slug", required=False, empty_label="Any")
    topic = forms.ModelChoiceField(Topic.objects.all(), to_field_name="slug", required=False, empty_label="Any")


@dataclass(frozen=True)
class Scope:
    """The span and place somebody looks at, and who looks."""

    user: object
    months: int = DEFAULT_MONTHS
    region: Region | None = None
    topic: Topic | None = None

    @property
    def first_month(self) -> datetime.date:
        """The first day of the span: of this month, or of one some months before."""
        today = timezone.localdate()
        number = today.year * 12 + today.month - self.months
        return datetime.date(number // 12, number % 12 + 1, 1)

    @property
    def begins(self) -> datetime.datetime:
        """The moment the span begins, in London."""
        return timezone.make_aware(datetime.datetime.combine(self.first_month, datetime.time.min))

    @property
    def all_months(self) -> list[datetime.date]:
        """The first day of each month of the span."""
        first = self.first_month.year * 12 + self.first_month.month - 1
        return [datetime.date(n // 12, n % 12 + 1, 1) for n in range(first, first + self.months)]

    @property
    def span_in_words(self) -> str:
        """The span: "Last 12 months"."""
        return _MONTHS[self.months]

    @property
    def place_in_words(self) -> str:
        """The region and topic: "London, Falls", or "Everything"."""
        return ", ".join(str(one) for one in (self.region, self.topic) if one) or "Everything"

    def editions(self):
        """The editions in the region and topic that this person may see and that were sent in at least once."""
        chosen = Q()
        if self.region:
            chosen &= Q(region=self.region)
        if self.topic:
            chosen &= Q(topics=self.topic)
        return Edition.objects.visible_to(self.user).sent().filter(chosen)

    def moves(self):
        """The moves of these editions within the span."""
        return Transition.objects.filter(at__gte=self.begins, edition__in=self.editions().values("pk"))

    def decisions(self):
        """The decisions among them: a moderator published, asked for changes or turned down."""
        return self.moves().filter(from_status=Status.IN_REVIEW, to_status__in=DECISIONS)


def scope_of(user, data) -> tuple[ScopeForm, Scope]:
    """The form and the scope it asks for."""
    form = ScopeForm({"months": str(DEFAULT_MONTHS)} | data.dict())
    form.is_valid()
    chosen = form.cleaned_data
    return form, Scope(user, chosen.get("months") or DEFAULT_MONTHS, chosen.get("region"), chosen.get("topic"))

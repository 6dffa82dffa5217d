"""What a moderator says to put a case study on the front page."""

from datetime import date, timedelta

from django import forms
from django.utils import timezone

from casestudies.identifiers.refusing import refuse_identifiers
from casestudies.models.feature import MOST, REASON_LIMIT
from sharing_portal.nhsuk.forms import NHSUKForm

from . import queries

_LONGEST = timedelta(days=366)


class FindForm(NHSUKForm):
    """Which case study."""

    reference = forms.CharField(
        label="Reference or address of a published case study",
        help_text="For example, K7M2-Q9XD",
        max_length=300,
        error_messages={"required": "Enter a reference or an address"},
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_reference(self) -> str:
        """The public id of a published case study."""
        public_id = queries.public_id_in(self.cleaned_data["reference"])
        if not queries.case_studies_for(self.user).filter(public_id=public_id).exists():
            raise forms.ValidationError("Enter the reference or address of a published case study", code="unknown")
        return public_id


class FeatureForm(NHSUKForm):
    """Why readers should look at it, until when, and where it stands."""

    reason = forms.CharField(
        label="Why should people read it?",
        help_text=f"Shown to readers, up to {REASON_LIMIT} characters.",
        max_length=REASON_LIMIT,
        error_messages={
            "required": "Say why people should read it",
            "max_length": f"Why people should read it must be {REASON_LIMIT} characters or fewer",
        },
    )
    until = forms.DateField(
        label="Last day on the front page",
        help_text="For example, 27/3/2027",
        input_formats=["%d/%m/%Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d"],
        error_messages={"required": "Enter the last day", "invalid": "Last day must be a date, like 27/3/2027"},
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"autocomplete": "off"}),
    )
    place = forms.TypedChoiceField(
        label="Place",
        coerce=int,
        choices=[(place, str(place)) for place in range(1, MOST + 1)],
        help_text="1 is first.",
    )

    def clean_reason(self) -> str:
        reason = " ".join(self.cleaned_data["reason"].split())
        refuse_identifiers(reason)
        return reason

    def clean_until(self) -> date:
        until, today = self.cleaned_data["until"], timezone.localdate()
        if until < today:
            raise forms.ValidationError("Last day must be today or later", code="past")
        if until > today + _LONGEST:
            raise forms.ValidationError("Last day must be within a year", code="far")
        return until

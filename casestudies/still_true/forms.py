"""Why something stopped."""

import re

from django import forms

from casestudies.identifiers import find_identifiers
from casestudies.models.still_true import REASON_LIMIT
from sharing_portal.nhsuk.forms import NHSUKForm

_AN_ADDRESS = re.compile(r"@|://|www\.")


class StoppedForm(NHSUKForm):
    """A few words that show beside the case study at once, so they can be nothing else."""

    because = forms.CharField(
        label="Why did it stop? (optional)",
        help_text=f"A few words, up to {REASON_LIMIT} characters, like “funding ended”. Everybody can read them.",
        required=False,
        max_length=REASON_LIMIT,
        error_messages={"max_length": f"Why it stopped must be {REASON_LIMIT} characters or fewer"},
    )

    def clean_because(self) -> str:
        because = " ".join(self.cleaned_data["because"].split()).rstrip(".")
        if _AN_ADDRESS.search(because):
            raise forms.ValidationError("Take out email and web addresses", code="address")
        if find_identifiers(because):
            raise forms.ValidationError("Take out what could point to a patient", code="identifier")
        return because

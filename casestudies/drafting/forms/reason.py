"""Why something that looks like patient data is none."""

from typing import Any

from django import forms

from casestudies.identifiers import find_identifiers
from casestudies.vocabulary import NotPatientData
from sharing_portal.nhsuk.forms import NHSUKForm

from .base import line


class ReasonForm(NHSUKForm):
    """The reason a moderator reads, from a short list and in words."""

    reason = forms.ChoiceField(
        label="This is not patient data because",
        choices=[("", "Choose a reason"), *NotPatientData.choices],
        error_messages={"required": "Select why this is not patient data"},
    )
    words = line("In your words (optional)", "Do not repeat the details here. A moderator reads it.", limit=250)

    def clean_words(self) -> str:
        words = self.cleaned_data["words"]
        if find_identifiers(words):
            raise forms.ValidationError("Say why without repeating the details")
        return words

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("reason") == NotPatientData.OTHER and not cleaned.get("words") and "words" not in self.errors:
            self.add_error("words", "Enter the reason in your words")
        return cleaned

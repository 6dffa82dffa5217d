"""What a reader fills in to report a problem, and a moderator to close it."""

from typing import Any

from django import forms

from casestudies.models.report import NOTE_LIMIT, TEXT_LIMIT
from casestudies.vocabulary import ReportKind, ReportOutcome
from sharing_portal.nhsuk.forms import NHSUKForm
from sharing_portal.nhsuk.widgets import CharacterCount, Radios

REASON_LIMIT = 4000


class ReportForm(NHSUKForm):
    """What is wrong, in the reader's words, and where to write back if they want to hear."""

    kind = forms.ChoiceField(
        label="What is wrong?",
        choices=ReportKind.choices,
        error_messages={"required": "Select what is wrong"},
        widget=Radios(hints={ReportKind.PATIENT: "We look at these first."}),
    )
    text = forms.CharField(
        label="Tell us more",
        help_text="Say where on the page it is. If it is about a patient, do not repeat their details.",
        max_length=TEXT_LIMIT,
        widget=CharacterCount(rows=5, threshold=75),
        error_messages={
            "required": "Say what is wrong and where",
            "max_length": f"What you tell us must be {TEXT_LIMIT:,} characters or fewer",
        },
    )
    email = forms.EmailField(
        label="Your email address (optional)",
        help_text="Only if you want to hear what we did. We delete it when we have answered.",
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"invalid": "Enter an email address in the correct format, like name@example.com"},
    )


class CloseForm(NHSUKForm):
    """What came of one report. `expected_version` is of the published edition the moderator saw."""

    expected_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        label="What came of it?",
        choices=ReportOutcome.choices,
        error_messages={"required": "Select what came of it"},
        widget=Radios(
            hints={
                ReportOutcome.CORRECTED: "It was put right, like a tag that was corrected or a new edition.",
                ReportOutcome.TAKEN_DOWN: "Takes the case study down now and closes every report about it.",
            },
            reveals={ReportOutcome.AUTHOR_ASKED: "ask", ReportOutcome.TAKEN_DOWN: "reason"},
        ),
    )
    ask = forms.CharField(
        label="What should the author change?",
        help_text="They are sent this. Do not say who reported it.",
        max_length=NOTE_LIMIT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what the author should change"},
    )
    reason = forms.CharField(
        label="Reason for taking it down",
        help_text="The author is sent this. Readers see the date and, unless a patient could be recognised, the title.",
        max_length=NOTE_LIMIT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Enter the reason. The author will read it"},
    )
    note = forms.CharField(
        label="What did you find?",
        help_text="Kept for moderators. Nobody else reads it.",
        required=False,
        max_length=NOTE_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        settles_alone = {ReportOutcome.NOTHING_WRONG, ReportOutcome.CORRECTED}
        if said.get("outcome") in settles_alone and not said.get("note") and "note" not in self.errors:
            self.add_error("note", "Say what you found, so that other moderators know")
        return said

    def typed(self) -> list[tuple[str, str]]:
        """What was written, by label, to be kept where the report cannot be closed any more."""
        fields = [self[name] for name in ("ask", "reason", "note")]
        return [(field.label, field.value()) for field in fields if (field.value() or "").strip()]

    @property
    def to_author(self) -> str:
        """What the author is sent, once the form is valid; empty where nothing is."""
        return self.cleaned_data["ask"] or self.cleaned_data["reason"]

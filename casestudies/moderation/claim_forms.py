"""The form with which a moderator takes a review over."""

from django import forms

from casestudies.errors import DomainError
from casestudies.models import Edition
from casestudies.moderation import actions
from sharing_portal.nhsuk.forms import NHSUKForm
from sharing_portal.nhsuk.widgets import CharacterCount

REASON_LIMIT = 500


class TakeOverForm(NHSUKForm):
    """Why somebody takes over what another moderator is reviewing. Needs the edition as it is now."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        max_length=REASON_LIMIT,
        widget=CharacterCount(rows=4, threshold=75),
        error_messages={"max_length": f"Reason must be {REASON_LIMIT} characters or fewer"},
    )

    def __init__(self, *args, edition: Edition, **kwargs):
        super().__init__(*args, initial={"expected_version": edition.version}, **kwargs)
        holder = edition.claimed_by.get_short_name()
        self.fields["reason"].label = f"Why are you taking this over from {holder}?"
        self.fields["reason"].help_text = f"{holder} and everybody who moderates can read it. The author cannot."
        self.fields["reason"].error_messages["required"] = f"Say why you are taking this over. {holder} will read it"

    def take_over(self, *, edition: Edition, by) -> None:
        """Takes the edition over; raises what the action raises."""
        actions.take_over(
            edition=edition,
            by=by,
            expected_version=self.cleaned_data["expected_version"],
            reason=self.cleaned_data["reason"],
        )

    def refuse(self, error: DomainError) -> None:
        """Shows why it was not possible beside what was typed."""
        self.add_error(None, error.message)

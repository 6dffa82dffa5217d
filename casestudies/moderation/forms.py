"""The form that takes a case study down."""

from django import forms

from casestudies.models import Edition
from casestudies.moderation import actions
from sharing_portal.nhsuk.forms import NHSUKForm
from sharing_portal.nhsuk.widgets import CharacterCount

TEXT_LIMIT = 4000


class UnpublishForm(NHSUKForm):
    """Why a case study is taken down, and that it is meant."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    comment = forms.CharField(
        label="Reason",
        max_length=TEXT_LIMIT,
        widget=CharacterCount(rows=6, threshold=75),
        help_text="The author reads this. Readers see only the date and, unless you tick the next box, the title.",
        error_messages={"required": "Enter the reason. The author will read it"},
    )
    withhold_title = forms.BooleanField(
        label="Do not show readers the title either",
        required=False,
        help_text="For a title that could point to a patient, or do harm.",
    )
    is_meant = forms.BooleanField(
        label="Yes, take this case study down now",
        error_messages={"required": "Tick the box to show that you mean to take it down"},
    )

    def unpublish(self, *, edition: Edition, by) -> None:
        """Takes the edition down; raises what the action raises."""
        actions.unpublish(
            edition=edition,
            by=by,
            expected_version=self.cleaned_data["expected_version"],
            comment=self.cleaned_data["comment"],
            withhold_title=self.cleaned_data["withhold_title"],
        )

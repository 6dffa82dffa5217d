"""The form with which a moderator names a filter of the queue."""

from django import forms

from casestudies.errors import DomainError
from casestudies.models import SavedFilter
from sharing_portal.nhsuk.forms import NHSUKForm

NAME_LIMIT = SavedFilter._meta.get_field("name").max_length


class SavedFilterForm(NHSUKForm):
    """What a filter is called, and whether the queue opens on it."""

    name = forms.CharField(
        label="Name of this filter",
        max_length=NAME_LIMIT,
        help_text="Only you see it. For example, “Falls in London”.",
        error_messages={
            "required": "Enter a name for this filter",
            "max_length": f"Name must be {NAME_LIMIT} characters or fewer",
        },
    )
    is_default = forms.BooleanField(label="Open the queue on this filter", required=False)

    def refuse(self, error: DomainError) -> None:
        """Shows why it could not be saved: a name that is taken beside the name."""
        self.add_error("name" if error.code == "name_taken" else None, error.message)

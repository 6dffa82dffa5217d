"""Inviting somebody, and leaving a note."""

from allauth.account.adapter import get_adapter
from django import forms

from casestudies.vocabulary import PartToPlay, Section
from sharing_portal.nhsuk.forms import NHSUKForm
from sharing_portal.nhsuk.widgets import CharacterCount, Radios

NOTE_LIMIT = 2000


class InviteForm(NHSUKForm):
    """Whom to invite, and to what."""

    email = forms.EmailField(
        label="Their email address",
        help_text="Their work address. Only the person who has it can accept.",
        error_messages={"required": "Enter the email address of the person to invite"},
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    part = forms.ChoiceField(
        label="What would you like them to do?",
        choices=PartToPlay.choices,
        error_messages={"required": "Select what you would like them to do"},
        widget=Radios(
            hints={
                PartToPlay.WRITE: "They can change all answers. Only you can send it for review.",
                PartToPlay.CHECK: "They can read it and leave you notes.",
                PartToPlay.CREDITED: "They can read it. Nothing else is asked of them.",
            }
        ),
    )

    def clean_email(self) -> str:
        return get_adapter().clean_email(self.cleaned_data["email"])


class NoteForm(NHSUKForm):
    """A note on one section."""

    section = forms.ChoiceField(
        label="Which part is it about?",
        choices=[("", "Choose from the list"), *Section.choices],
        error_messages={"required": "Select which part your note is about"},
    )
    text = forms.CharField(
        label="Your note",
        max_length=NOTE_LIMIT,
        error_messages={
            "required": "Enter your note",
            "max_length": "Your note must be %(limit_value)d characters or fewer. You have used %(show_value)d",
        },
        widget=CharacterCount(rows=4, threshold=75),
    )

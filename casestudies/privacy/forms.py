"""The form somebody erases their account with."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from casestudies.models import CaseStudy
from sharing_portal.nhsuk.forms import NHSUKForm
from sharing_portal.nhsuk.widgets import Radios

from .fates import Choice, Fate, choices_for

_LABELS = {
    Fate.LEAVE: "Leave it published, without my name",
    Fate.TAKE_DOWN: "Take it down",
    Fate.DELETE: "Delete it",
}
_HINTS = {
    Fate.LEAVE: "What is in the works is deleted. Nobody can change it any more",
    Fate.TAKE_DOWN: "Photos, files and all names go. Readers find its title and the date",
    Fate.DELETE: "Nobody has read it. Your colleagues lose it too",
}


class EraseForm(NHSUKForm):
    """What becomes of each case study where there is a choice, of one's credits, and one's address typed out."""

    keep_credits = forms.BooleanField(
        required=False,
        label="My name may stay where I agreed to be credited",
        help_text="Without this your name goes from every case study",
    )
    email = forms.EmailField(
        label="Your email address",
        help_text="Type it to confirm that you want to erase your account. This cannot be undone",
        error_messages={"required": "Type your email address to confirm"},
    )

    def __init__(self, *args: Any, user, case_studies: list[CaseStudy], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.deleted = [each for each in case_studies if choices_for(each) == [Choice(Fate.DELETE)]]
        self.choices = {each.pk: choices_for(each) for each in case_studies}
        asked = {each.pk: each for each in case_studies if len(self.choices[each.pk]) > 1}
        fates = {_name(pk): _field(case_study, self.choices[pk]) for pk, case_study in asked.items()}
        self.fields = fates | self.fields
        self.fields["email"].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}

    @property
    def fates(self) -> dict[int, Choice]:
        """What was chosen for each case study, by its key."""
        chosen = {pk: self.cleaned_data.get(_name(pk)) for pk in self.choices}
        return {pk: choices[0] if len(choices) == 1 else _chosen(choices, chosen[pk])
                for pk, choices in self.choices.items()}  # fmt: skip

    def clean_email(self) -> str:
        """The address. Raises ValidationError where it is not the person's own."""
        email = self.cleaned_data["email"]
        if email.strip().lower() != self.user.email.lower():
            raise ValidationError("Type the email address of this account", code="not_theirs")
        return email


def _name(pk: int) -> str:
    return f"fate_{pk}"


def _chosen(choices: list[Choice], said: str) -> Choice:
    return next(choice for choice in choices if str(choice) == said)


def _field(case_study: CaseStudy, choices: list[Choice]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=f"What should become of “{case_study}”?",
        choices=[(str(choice), _label(choice)) for choice in choices],
        widget=Radios(hints={str(choice): _HINTS[choice.fate] for choice in choices if choice.fate in _HINTS}),
        error_messages={"required": f"Select what should become of “{case_study}”"},
    )


def _label(choice: Choice) -> str:
    if choice.to:
        return f"Hand it over to {choice.to.user.get_short_name()}"
    return _LABELS[choice.fate]

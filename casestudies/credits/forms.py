"""What people who are credited say to it."""

import re

from django import forms

from casestudies.crediting.suppression import NOT_TO_BE_NAMED, refused_names
from casestudies.identifiers import find_identifiers
from casestudies.models import CaseStudy
from casestudies.vocabulary import CreditAnswer, CreditRole
from sharing_portal.nhsuk.forms import NHSUKForm
from sharing_portal.nhsuk.widgets import Radios

_AN_ADDRESS = re.compile(r"@|://|www\.|/")


class AnswerForm(NHSUKForm):
    """Whether a credit is right. `seen` is the mark of what it said on the page."""

    answer = forms.ChoiceField(
        label="Is this right?",
        choices=[
            (CreditAnswer.CONFIRMED, "Yes, it is right"),
            (CreditAnswer.CORRECTED, "My name or my part is wrong"),
            (CreditAnswer.REFUSED, "I do not want to be named"),
        ],
        error_messages={"required": "Select whether this is right"},
        widget=Radios(
            hints={
                CreditAnswer.CORRECTED: "You can change it on the next page.",
                CreditAnswer.REFUSED: "Your name is removed at once and cannot be added again.",
            }
        ),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class CorrectForm(NHSUKForm):
    """How somebody's name and part should stand in a case study. It shows at once, so a name can be nothing else."""

    name = forms.CharField(
        label="Your name",
        max_length=120,
        error_messages={"required": "Enter your name"},
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )
    role = forms.ChoiceField(
        label="What was your part?",
        choices=[("", "Choose from the list"), *CreditRole.choices],
        error_messages={"required": "Select what your part was", "invalid_choice": "Select what your part was"},
    )

    def __init__(self, *args, case_study: CaseStudy, **kwargs):
        super().__init__(*args, **kwargs)
        self.case_study = case_study

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if _AN_ADDRESS.search(name):
            raise forms.ValidationError("Enter your name only, without email or web addresses", code="address")
        if find_identifiers(name):
            raise forms.ValidationError("Enter your name only, without patient details", code="identifier")
        if refused_names(self.case_study)(name):
            raise forms.ValidationError(NOT_TO_BE_NAMED, code="refused")
        return name

"""What people and moderators say about a case study being still true."""

from django import forms
from django.utils.text import capfirst

from casestudies.identifiers.refusing import refuse_identifiers
from casestudies.models import CaseStudy
from casestudies.vocabulary import StillTrue, StoppedBecause
from sharing_portal.nhsuk.forms import NHSUKForm
from sharing_portal.nhsuk.widgets import CharacterCount, Radios

TAKE_BACK = "nothing"
CLEARED_BECAUSE_LIMIT = 200


class StoppedForm(NHSUKForm):
    """Why it stopped."""

    because = forms.ChoiceField(
        label="Why did it stop? (optional)",
        choices=[*((value, capfirst(label)) for value, label in StoppedBecause.choices), ("", "Rather not say")],
        required=False,
        widget=Radios,
        help_text="Everybody can read it.",
    )


class CorrectForm(NHSUKForm):
    """What is right now, or that nothing is to be said."""

    said = forms.ChoiceField(label="Is it still true?", error_messages={"required": "Select whether it is still true"})
    because = StoppedForm.base_fields["because"]

    def __init__(self, *args, case_study: CaseStudy, **kwargs):
        initial = {"said": case_study.still_true, "because": case_study.stopped_because}
        super().__init__(*args, initial=initial, **kwargs)
        choices = list(StillTrue.choices)
        if case_study.still_true:
            choices.append((TAKE_BACK, "Take back what was said, and say nothing"))
        self.fields["said"].widget = Radios(reveals={StillTrue.STOPPED: "because"})
        self.fields["said"].choices = choices

    def clean_said(self) -> str:
        said = self.cleaned_data["said"]
        return "" if said == TAKE_BACK else said


class ClearForm(NHSUKForm):
    """Why a moderator takes an answer back: short and without patients, as the audit trail keeps it."""

    reason = forms.CharField(
        label="Why is it taken back?",
        help_text="The person who leads the case study gets this by email. The audit trail keeps it.",
        max_length=CLEARED_BECAUSE_LIMIT,
        widget=CharacterCount(rows=3),
        validators=[refuse_identifiers],
        error_messages={
            "required": "Say why it is taken back",
            "max_length": f"The reason must be {CLEARED_BECAUSE_LIMIT} characters or fewer",
        },
    )

"""The forms moderators fill in."""

from collections.abc import Callable, Iterator

from django import forms
from django.db.models import TextChoices
from django.forms.boundfield import BoundField

from casestudies.completeness import answered_sections
from casestudies.models import Edition, Transition
from casestudies.moderation import actions
from casestudies.vocabulary import Section
from sharing_portal.nhsuk.forms import NHSUKForm
from sharing_portal.nhsuk.widgets import CharacterCount

TEXT_LIMIT = 4000


class Decision(TextChoices):
    """What a moderator can decide; the values are the names of the buttons."""

    APPROVE = "approve", "Approve and publish"
    ASK_FOR_CHANGES = "ask_for_changes", "Ask for changes"
    REJECT = "reject", "Reject"

    @property
    def action(self) -> Callable[..., Transition]:
        """The action that carries it out."""
        return {
            Decision.APPROVE: actions.approve,
            Decision.ASK_FOR_CHANGES: actions.ask_for_changes,
            Decision.REJECT: actions.reject,
        }[self]


class DecisionForm(NHSUKForm):
    """A comment, a note for each section that has something in it, and the decision. Needs the edition."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        choices=Decision.choices, widget=forms.HiddenInput, error_messages={"required": "Select a decision"}
    )
    comment = forms.CharField(
        label="Comment to the author",
        required=False,
        max_length=TEXT_LIMIT,
        widget=CharacterCount(rows=6, threshold=75),
        help_text="The author reads this. Needed if you reject, and if you ask for changes without a note.",
        error_messages={"max_length": f"Comment must be {TEXT_LIMIT:,} characters or fewer"},
    )

    def __init__(self, *args, edition: Edition, **kwargs):
        super().__init__(*args, **kwargs)
        answered = answered_sections(edition) | {Section.SEED}
        for section in Section:
            name = _note_name(section)
            if section in answered or self.data.get(name, "").strip():
                self.fields[name] = _note_field(section)

    def notes(self) -> Iterator[BoundField]:
        """The note fields in the order of the sections."""
        return (self[_note_name(section)] for section in Section if _note_name(section) in self.fields)

    def typed(self) -> list[tuple[str, str]]:
        """What the moderator typed, as (label, text), to be kept when it could not be sent."""
        fields = (self["comment"], *self.notes())
        return [(field.label, field.value().strip()) for field in fields if (field.value() or "").strip()]

    def decide(self, *, edition: Edition, by) -> Decision:
        """Carries the decision out. Gives it; raises what the action raises."""
        decision = Decision(self.cleaned_data["decision"])
        decision.action(
            edition=edition,
            by=by,
            expected_version=self.cleaned_data["expected_version"],
            comment=self.cleaned_data["comment"],
            notes={
                section: self.cleaned_data[_note_name(section)]
                for section in Section
                if self.cleaned_data.get(_note_name(section))
            },
        )
        return decision


class UnpublishForm(NHSUKForm):
    """Why a case study is taken down, and that it is meant."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    comment = forms.CharField(
        label="Reason",
        max_length=TEXT_LIMIT,
        widget=CharacterCount(rows=6, threshold=75),
        help_text="The author reads this. Readers only see the title and the date.",
        error_messages={"required": "Enter the reason. The author will read it"},
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
        )


def _note_name(section: Section) -> str:
    return f"note_{section.value}"


def _note_field(section: Section) -> forms.CharField:
    return forms.CharField(
        label=f"Note on “{section.label}”",
        required=False,
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": f"Note must be {TEXT_LIMIT:,} characters or fewer"},
    )

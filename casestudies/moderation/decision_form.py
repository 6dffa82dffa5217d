"""The form on which a moderator decides: all of it one form, so that no button loses what was typed for another."""

from collections.abc import Iterator

from django import forms
from django.db.models import TextChoices
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from casestudies.completeness import answered_sections
from casestudies.errors import DomainError
from casestudies.identifiers.stored import Explained
from casestudies.models import Edition
from casestudies.moderation import replies
from casestudies.moderation.checks import name_of, questions_for
from casestudies.moderation.decisions import Decision
from casestudies.vocabulary import Section
from sharing_portal.nhsuk.forms import NHSUKForm
from sharing_portal.nhsuk.widgets import CharacterCount, Checkboxes, Radios

TEXT_LIMIT = 4000
_FIELD_OF_ERROR = {"comment_needed": "comment", "checklist": "checklist", "reason_needed": "hold_reason"}


class Then(TextChoices):
    """Where a moderator goes after a decision."""

    NEXT = "next", "Open the next one"
    QUEUE = "queue", "Go back to the queue"


def _text(label: str, rows: int = 3, **more) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=TEXT_LIMIT, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


class DecisionForm(NHSUKForm):
    """Checklist, reasons for flags, notes by section, comment and decision. Needs the edition and its flags."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        choices=Decision.choices, widget=forms.HiddenInput, error_messages={"required": "Select a decision"}
    )
    checklist = forms.MultipleChoiceField(
        label="Before you approve, make sure of each of these",
        required=False,
        widget=Checkboxes(small=True),
    )
    reply = forms.ChoiceField(
        label="Start from a ready-made reply",
        help_text="It is added to your comment. One for another decision makes way, unless you changed its words.",
        required=False,
    )
    comment = forms.CharField(
        label="Comment to the author",
        required=False,
        max_length=TEXT_LIMIT,
        widget=CharacterCount(rows=6, threshold=75),
        help_text="The author reads this. Needed if you reject, and if you ask for changes without a note.",
        error_messages={"max_length": f"Comment must be {TEXT_LIMIT:,} characters or fewer"},
    )
    hold_reason = _text(
        "Why it has to wait", help_text="Only moderators read this. The author goes on seeing that it waits for review."
    )
    hold_days = forms.ChoiceField(
        label="For how long",
        required=False,
        choices=[("", "Until a moderator goes on with it"), *((str(n), f"{n} days") for n in (3, 7, 14, 30))],
    )
    then = forms.ChoiceField(
        label="After your decision",
        required=False,
        choices=Then.choices,
        initial=Then.NEXT,
        widget=Radios(small=True, inline=True),
    )

    def __init__(self, *args, edition: Edition, flags: list[Explained], **kwargs):
        super().__init__(*args, **kwargs)
        self._flags = {f"override-{name_of(each.finding)}": each for each in flags}
        self.fields["checklist"].choices = [(each.value, each.label) for each in questions_for(edition)]
        self.fields["reply"].choices = replies.choices()
        for name, flag in self._flags.items():
            self.fields[name] = _text(f"{flag.in_short}: why can it be published in spite of this?")
        answered = answered_sections(edition) | {Section.SEED}
        for section in Section:
            name = _note_name(section)
            if section in answered or self._typed_for(name):
                self.fields[name] = _text(f"Note on “{section.label}”", rows=4)

    @classmethod
    def going_on(cls, typed: MultiValueDict, **about) -> "DecisionForm":
        """The form with what was typed so far, not judged yet."""
        lists = {"checklist"}
        initial = {name: typed.getlist(name) if name in lists else typed[name] for name in typed}
        return cls(initial=initial, **about)

    @staticmethod
    def worth_keeping(typed: QueryDict) -> dict[str, list[str]]:
        """What was typed for the author and ticked, by name of the field; empty fields and reasons to wait left out."""
        names = ["comment", "checklist", *(name for name in typed if name.startswith(("note_", "override-")))]
        texts = {name: [text[:TEXT_LIMIT] for text in typed.getlist(name)] for name in names}
        return {name: each for name, each in texts.items() if "".join(each).strip()}

    def overrides(self) -> list[tuple[Explained, BoundField]]:
        """Each flag with the field for the moderator's own reason."""
        return [(flag, self[name]) for name, flag in self._flags.items()]

    def notes(self) -> Iterator[BoundField]:
        """The note fields in the order of the sections."""
        return (self[_note_name(section)] for section in Section if _note_name(section) in self.fields)

    def texts(self) -> dict[str, str]:
        """The notes by section as they were typed, those with words in them."""
        return {section.value: text for section in Section if (text := self._typed_for(_note_name(section)))}

    def typed(self) -> list[tuple[str, str]]:
        """What the moderator typed, as (label, text), to be kept when it could not be sent."""
        fields = (self["comment"], *self.notes(), *(field for _, field in self.overrides()), self["hold_reason"])
        return [(field.label, field.value().strip()) for field in fields if (field.value() or "").strip()]

    def clean(self) -> dict:
        """Gathers notes by section and overrides by flag."""
        cleaned = super().clean()
        cleaned["notes"] = {section: text for section in Section if (text := cleaned.get(_note_name(section)))}
        cleaned["overrides"] = {
            name.removeprefix("override-"): cleaned[name] for name in self._flags if cleaned.get(name)
        }
        return cleaned

    def decide(self, *, edition: Edition, by) -> Decision:
        """Carries the decision out. Gives it; raises what the action raises."""
        decision = Decision(self.cleaned_data["decision"])
        decision.carry_out(self.cleaned_data, edition=edition, by=by)
        return decision

    def take(self, error: DomainError) -> bool:
        """Shows an error at the answer it is about. Gives whether there is one."""
        if error.code == "flags":
            for name, flag in self._flags.items():
                if flag.reason is None and not self.cleaned_data.get(name):
                    self.add_error(name, f"Say why “{flag.in_short}” can be published in spite of this")
            return True
        if error.code in _FIELD_OF_ERROR:
            self.add_error(_FIELD_OF_ERROR[error.code], error.message)
            return True
        return False

    def _typed_for(self, name: str) -> str:
        typed = self.data.get(name, "") if self.is_bound else self.initial.get(name, "")
        return typed.strip()


def _note_name(section: Section) -> str:
    return f"note_{section.value}"

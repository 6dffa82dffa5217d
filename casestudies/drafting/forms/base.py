"""What all forms of drafting share. Drafts take half-answers, so nothing is required."""

from collections.abc import Iterable
from typing import Any

from django import forms

from casestudies.models import Edition
from casestudies.vocabulary import SuggestionKind
from sharing_portal.nhsuk.forms import NHSUKForm, NHSUKModelForm
from sharing_portal.nhsuk.widgets import CharacterCount

LONG_ANSWER_LIMIT = 4000
LINE_LIMIT = 200


def _too_long(label: str) -> dict[str, str]:
    """The message for an answer over its limit; a question is quoted, because it reads badly as a subject."""
    name = label.removesuffix(" (optional)")
    start = f"Your answer to ‘{name}’" if name.endswith("?") else name
    return {"max_length": f"{start} must be %(limit_value)d characters or fewer. You have used %(show_value)d"}


def line(label: str, hint: str = "", *, limit: int = LINE_LIMIT) -> forms.CharField:
    """A question answered in a few words."""
    return forms.CharField(
        label=label, help_text=hint, required=False, max_length=limit, error_messages=_too_long(label)
    )


def text(
    label: str, hint: str = "", *, limit: int = LONG_ANSWER_LIMIT, rows: int = 5, count_from: int = 75
) -> forms.CharField:
    """A question answered in sentences; the count shows once `count_from` percent of the limit are used."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=limit,
        error_messages=_too_long(label),
        widget=CharacterCount(rows=rows, threshold=count_from or None),
    )


def choice(label: str, choices: Iterable[tuple[str, str]], hint: str = "") -> forms.ChoiceField:
    """A question with one of a fixed list as its answer, or none."""
    return forms.ChoiceField(
        label=label, help_text=hint, required=False, choices=[("", "Choose from the list"), *choices]
    )


class AnswersForm(NHSUKForm):
    """Some answers of an edition. Fields named like the edition's own are filled from it and saved to it.

    `suggests` names the fields whose text is a suggestion for a short list, `groups` those that are one question with
    others, `writes` the edition's fields of a question where they are not named like it.
    """

    suggests: dict[str, SuggestionKind] = {}
    groups: dict[str, tuple[str, ...]] = {}
    writes: dict[str, tuple[str, ...]] = {}

    def __init__(self, *args: Any, edition: Edition | None, **kwargs: Any) -> None:
        self.edition = edition
        kwargs["initial"] = self.initial_answers() if edition else kwargs.get("initial")
        super().__init__(*args, **kwargs)

    def initial_answers(self) -> dict[str, Any]:
        """The answers the edition has, by field."""
        answers = {name: getattr(self.edition, name) for name in self.base_fields if hasattr(self.edition, name)}
        return {name: list(value.all()) if hasattr(value, "all") else value for name, value in answers.items()}

    @property
    def unasked(self) -> set[str]:
        """The fields that are not worth a row when answers are checked."""
        return set(self.suggests)

    def answers(self) -> dict[str, Any]:
        """What was answered and can be read, by the edition's field. Call after validation."""
        return {name: value for name, value in self.cleaned_data.items() if name not in self.suggests}

    def suggestions(self) -> list[tuple[SuggestionKind, str]]:
        """What was missed on a short list, with the list. Call after validation."""
        said = ((kind, self.cleaned_data.get(name)) for name, kind in self.suggests.items())
        return [(kind, text) for kind, text in said if text]


class PartForm(NHSUKModelForm):
    """One repeatable part. Half of it is enough, nothing at all is not. `groups` as in AnswersForm.

    `waits` names the fields that are acted on only when the person is done with the page.
    """

    groups: dict[str, tuple[str, ...]] = {}
    waits: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and all(value in (None, "", {}) for value in cleaned.values()):
            raise forms.ValidationError("Answer at least one of these questions, or go back")
        return cleaned

    def values(self) -> dict[str, Any]:
        """What was answered and can be read, by the part's field. Call after validation."""
        return {name: self.cleaned_data[name] for name in self._meta.fields if name in self.cleaned_data}

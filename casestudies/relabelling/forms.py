"""What a moderator fills in to put labels right."""

from typing import Any

from django import forms
from taggit.models import Tag

from casestudies.identifiers import find_identifiers
from casestudies.identifiers.refusing import TAKE_OUT, refuse_identifiers
from casestudies.models import Edition, Suggestion
from casestudies.permissions import can_add_entry
from sharing_portal.nhsuk.forms import NHSUKForm
from sharing_portal.nhsuk.widgets import Radios

from . import suggestions, tags

TAG_LENGTH = 50
TAG_LIMIT = 10
_MOST_LETTERS = 600
_TOO_LONG = {"max_length": f"A tag must be {TAG_LENGTH} characters or fewer"}


class FindTagForm(NHSUKForm):
    """Which tags to list."""

    q = forms.CharField(label="Tags with these letters", required=False, max_length=TAG_LENGTH)


class TagsForm(NHSUKForm):
    """Each tag of an edition as it should be, emptied where it is removed; and tags to add."""

    def __init__(self, *args, edition: Edition, **kwargs):
        super().__init__(*args, **kwargs)
        self.names = {f"tag-{tag.pk}": tag.name for tag in edition.tags.order_by("name")}
        for field, name in self.names.items():
            self.fields[field] = forms.CharField(
                label=f"Tag “{name}”",
                required=False,
                initial=name,
                max_length=TAG_LENGTH,
                error_messages=_TOO_LONG,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )
        self.fields["added"] = forms.CharField(
            label="Add tags",
            help_text="With commas between them.",
            required=False,
            max_length=_MOST_LETTERS,
            error_messages={"max_length": f"Tags to add must be {_MOST_LETTERS} characters or fewer"},
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )

    def clean_added(self) -> list[str]:
        """The tags to add, each once. Raises ValidationError where one cannot be a tag."""
        typed = (" ".join(tag.split()) for tag in self.cleaned_data["added"].split(","))
        names = list({name.casefold(): name for name in typed if name}.values())
        for name in names:
            if problem := wrong_with_tag(name):
                raise forms.ValidationError(problem, code="wrong")
            if len(name) > TAG_LENGTH:
                raise forms.ValidationError(f"Each tag must be {TAG_LENGTH} characters or fewer", code="long")
        return names

    def clean(self) -> dict[str, Any]:
        """Corrected tags without spaces to spare, those that can be none refused; and not too many in all."""
        said = super().clean()
        for field, name in self.names.items():
            if field not in self.data:
                said[field] = name  # it came after the page that was sent
            elif field in said:
                said[field] = " ".join(said[field].split())
                if problem := wrong_with_tag(said[field]) or self._only_letters(field, said[field]):
                    self.add_error(field, problem)
        left = {said[field].casefold() for field in self.names if said.get(field)}
        if said.get("added") and len(left | {name.casefold() for name in said["added"]}) > TAG_LIMIT:
            self.add_error("added", f"A case study can have up to {TAG_LIMIT} tags. Remove some first")
        return said

    def _only_letters(self, field: str, now: str) -> str:
        """Capital letters belong to the tag itself, which others have too."""
        name = self.names[field]
        same = now != name and now.casefold() == name.casefold()
        return f"To change capital letters of “{name}” everywhere, merge it into the right spelling" if same else ""

    def corrected(self) -> dict[str, str]:
        """What changes, once the form is valid: each tag with its right name, or "" where it is removed."""
        return {
            name: self.cleaned_data[field] for field, name in self.names.items() if self.cleaned_data[field] != name
        }

    def added(self) -> list[str]:
        """The tags it does not have yet, once the form is valid."""
        there = {name.casefold() for name in self.names.values()}
        return [name for name in self.cleaned_data["added"] if name.casefold() not in there]


class MergeForm(NHSUKForm):
    """The tag that takes the place of another."""

    into = forms.CharField(
        label="Merge it into",
        help_text="A tag that is there, or a new name. To correct the spelling everywhere, type it rightly.",
        max_length=TAG_LENGTH,
        error_messages={"required": "Enter the tag to merge it into", **_TOO_LONG},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    is_meant = forms.BooleanField(
        label="Yes, change it in every case study",
        error_messages={"required": "Tick the box to show that you mean to change it everywhere"},
    )

    def __init__(self, *args, tag: Tag, **kwargs):
        super().__init__(*args, **kwargs)
        self.tag = tag

    def clean_into(self) -> str:
        into = " ".join(self.cleaned_data["into"].split())
        if into == self.tag.name:
            raise forms.ValidationError("Enter another tag, or another spelling", code="same")
        if problem := wrong_with_tag(into):
            raise forms.ValidationError(problem, code="wrong")
        return into

    def merge(self, *, by) -> int:
        """Merges the tag; gives how many published case studies changed."""
        return tags.merge_tags(source=self.tag, into=self.cleaned_data["into"], by=by)


class SettleForm(NHSUKForm):
    """What becomes of a suggestion: an entry that is there, a new one, or none."""

    MERGE, ADD, LEAVE = "merge", "add", "leave"

    how = forms.ChoiceField(label="What should become of it?", error_messages={"required": "Select what becomes of it"})
    entry = forms.ModelChoiceField(
        label="Which one?", queryset=None, empty_label="Choose from the list", error_messages={"required": "Select one"}
    )
    name = forms.CharField(
        label="Its name on the list", max_length=80, error_messages={"required": "Enter its name on the list"}
    )

    def __init__(self, *args, suggestion: Suggestion, by, **kwargs):
        super().__init__(*args, initial={"name": suggestion.text}, **kwargs)
        self.suggestion, self.by = suggestion, by
        called = suggestion.get_kind_display().lower()
        choices = [(self.MERGE, f"It is a {called} we have"), (self.LEAVE, "Leave it out")]
        if can_add_entry(by, suggestion.kind):
            choices.insert(1, (self.ADD, f"Add it as a new {called}"))
        widget = Radios(reveals={self.MERGE: "entry", self.ADD: "name"})
        self.fields["how"].widget, self.fields["how"].choices = widget, choices
        self.fields["entry"].queryset = suggestions.LISTS[suggestion.kind].objects.filter(is_retired=False)

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        refuse_identifiers(name)
        return name

    def settle(self) -> None:
        """Settles the suggestion; raises what the action raises."""
        common, said = {"suggestion": self.suggestion, "by": self.by}, self.cleaned_data
        if said["how"] == self.MERGE:
            suggestions.merge_suggestion(entry=said["entry"], **common)
        elif said["how"] == self.ADD:
            suggestions.add_suggestion(name=said["name"], **common)
        else:
            suggestions.leave_out(**common)


def wrong_with_tag(name: str) -> str:
    """Why a name cannot be a tag; empty where it can."""
    if "," in name:
        return "Enter one tag, without commas"
    if name and not any(letter.isascii() and letter.isalnum() for letter in name):
        return "A tag must have at least one letter or number"
    return TAKE_OUT if find_identifiers(name) else ""

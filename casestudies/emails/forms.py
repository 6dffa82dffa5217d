"""The switches for emails."""

from typing import Any

from django import forms

from casestudies.messages.kinds import KINDS, Group
from sharing_portal.nhsuk.forms import NHSUKForm
from sharing_portal.nhsuk.widgets import Checkboxes


def _kinds_in_words(group: Group) -> str:
    """What belongs to a group: "You get an email when …; …"."""
    whats = [kind.what for kind in KINDS.values() if kind.group == group]
    return "; ".join([whats[0], *(what[0].lower() + what[1:] for what in whats[1:])])


class ChoicesForm(NHSUKForm):
    """The groups of emails somebody wants. `wanted` are those they get now."""

    groups = forms.MultipleChoiceField(
        required=False,
        choices=Group.choices,
        label="Emails you can switch on and off",
        widget=Checkboxes(hints={group.value: _kinds_in_words(group) for group in Group}),
    )

    def __init__(self, *args: Any, wanted: set[Group], **kwargs: Any) -> None:
        super().__init__(*args, initial={"groups": list(wanted)}, **kwargs)

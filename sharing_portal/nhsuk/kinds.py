"""Which template draws which widget."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django import forms

from . import widgets


@dataclass(frozen=True)
class Kind:
    """
    How a widget is drawn: ``control`` names the template of the control alone, ``group`` that of the whole field group.

    ``attrs`` are the HTML attributes it has unless the form gives others; ``hint_inside`` says that the hint belongs to
    the control, not the group.
    """

    control: str
    group: str = "label"
    attrs: Mapping[str, str] = field(default_factory=dict)
    hint_inside: bool = False

    @property
    def control_template(self) -> str:
        """The path of the control's template."""
        return f"nhsuk/forms/controls/{self.control}.html"

    @property
    def group_template(self) -> str:
        """The path of the field group's template."""
        return f"nhsuk/forms/groups/{self.group}.html"


# The nearest ancestor of a widget's class decides, so a subclass of a Django widget is drawn like it.
KINDS: dict[type[forms.Widget], Kind] = {
    forms.TextInput: Kind("input"),
    forms.NumberInput: Kind("number", attrs={"inputmode": "numeric"}),
    forms.EmailInput: Kind("input", attrs={"spellcheck": "false"}),
    forms.URLInput: Kind("input", attrs={"spellcheck": "false"}),
    forms.PasswordInput: Kind(
        "password",
        group="password",
        attrs={"spellcheck": "false", "autocapitalize": "none", "autocomplete": "current-password"},
    ),
    forms.SearchInput: Kind("search", group="search", attrs={"autocomplete": "off"}),
    forms.Textarea: Kind("textarea"),
    widgets.CharacterCount: Kind("character_count", group="character_count"),
    forms.Select: Kind("select"),
    forms.RadioSelect: Kind("radios", group="fieldset"),
    forms.CheckboxSelectMultiple: Kind("checkboxes", group="fieldset"),
    forms.CheckboxInput: Kind("checkbox", group="checkbox", hint_inside=True),
    forms.FileInput: Kind("file", group="file"),
    widgets.MonthYearInput: Kind("date", group="date"),
}


def kind_of(widget: forms.Widget) -> Kind | None:
    """How to draw this widget; None for hidden ones and for those the design system knows nothing of."""
    if widget.is_hidden:
        return None
    return next((KINDS[ancestor] for ancestor in type(widget).__mro__ if ancestor in KINDS), None)

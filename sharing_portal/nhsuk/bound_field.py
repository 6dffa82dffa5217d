"""A form field with its data, and what the NHS.UK templates need to know of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.template import loader
from django.utils.safestring import SafeString

from .kinds import Kind, kind_of
from .layout import FieldLayout

# Written by the templates themselves, or left out because the browser would stop people before they see an error.
OWN_ATTRS = {"id", "class", "type", "name", "value", "rows", "checked", "disabled", "aria-describedby"}
DROPPED_ATTRS = {"maxlength", "minlength", "min", "max", "step", "cols", "required", "aria-invalid"}
DJANGO_ROWS = forms.Textarea().attrs["rows"]


@dataclass(frozen=True)
class Option:
    """One radio or checkbox: what it says, what it reveals, and the divider above it."""

    id: str
    value: str
    label: str
    hint: str
    checked: bool
    disabled: bool
    exclusive: bool
    divider: str
    revealed: "NHSUKBoundField | None"


@dataclass(frozen=True)
class DatePart:
    """One box of a date: month or year."""

    id: str
    name: str
    label: str
    value: Any
    width: int
    has_error: bool
    disabled: bool


class NHSUKBoundField(BoundField):
    """A bound field that draws itself with NHS.UK templates; ``{{ form.title.as_field_group }}`` does all of it."""

    @cached_property
    def kind(self) -> Kind | None:
        """How the widget is drawn; None when the design system does not know it."""
        return kind_of(self.field.widget)

    @property
    def template_name(self) -> str:
        """The template of the field group."""
        if self.is_hidden:
            return "nhsuk/forms/groups/hidden.html"
        if self.field.template_name or self.kind is None:
            return super().template_name
        return self.kind.group_template

    def get_context(self, layout: FieldLayout | None = None) -> dict[str, Any]:
        """What the group's template sees: the field and its layout (the default one unless given)."""
        return {"field": self, "layout": layout or FieldLayout()}

    def as_widget(
        self, widget: forms.Widget | None = None, attrs: dict[str, Any] | None = None, only_initial: bool = False
    ) -> SafeString:
        """The control alone, without label, hint and error. Widgets we do not know are left to Django."""
        if widget is not None or attrs or only_initial or self.kind is None:
            return super().as_widget(widget, attrs, only_initial)
        return loader.render_to_string(self.kind.control_template, self.get_context())

    @property
    def hint_id(self) -> str:
        """The id of the hint, whether or not there is one."""
        return f"{self.auto_id}-item-hint" if self.kind and self.kind.hint_inside else f"{self.auto_id}-hint"

    @property
    def error_id(self) -> str:
        """The id of the error message, whether or not there is one."""
        return f"{self.auto_id}-error"

    @property
    def aria_describedby(self) -> str:
        """The ids of all that describes the control or fieldset, in the order in which they are to be read out."""
        ids = [self.field.widget.attrs.get("aria-describedby", "")]
        if self.kind and self.kind.control == "character_count":
            ids.append(f"{self.auto_id}-info")
        described = [self.hint_id] if self.help_text else []
        described += [self.error_id] if self.errors else []
        ids += reversed(described) if self.kind and self.kind.hint_inside else described
        return " ".join(filter(None, ids))

    @property
    def error_target_id(self) -> str:
        """The id of the control that the error summary links to: the first option, or the first box that is wrong."""
        if self.is_date:
            return next((part.id for part in self.date_parts if part.has_error), self.auto_id)
        return self.auto_id

    @cached_property
    def widget_context(self) -> dict[str, Any]:
        """The widget's own context: name, value, attributes and options, as Django makes it."""
        attrs = self.build_widget_attrs({"id": self.auto_id} if self.auto_id else {})
        return self.field.widget.get_context(self.html_name, self.value(), attrs)["widget"]

    @cached_property
    def extra_attrs(self) -> dict[str, Any]:
        """The attributes the form gave to the widget, for the template to pass on, and those its kind always has."""
        given = self.widget_context["attrs"]
        defaults = dict(self.kind.attrs) if self.kind else {}
        if isinstance(self.field, (forms.FloatField, forms.DecimalField)):
            defaults |= {"inputmode": "decimal"}
        return defaults | {name: given[name] for name in given if name not in OWN_ATTRS | DROPPED_ATTRS}

    @property
    def extra_class(self) -> str:
        """A class that the widget itself brings, as those of other packages do; our forms give none."""
        return self.field.widget.attrs.get("class", "")

    @property
    def rows(self) -> int:
        """How many lines a text area shows; the design system's 5 where the form does not say (Django says 10)."""
        rows = self.field.widget.attrs.get("rows", 5)
        return 5 if rows == DJANGO_ROWS else rows

    @property
    def checkbox_value(self) -> str:
        """What a single checkbox sends when it is ticked."""
        return str(self.widget_context["value"] or "true")

    @property
    def limit(self) -> int | None:
        """The most characters the field takes, if it says."""
        return getattr(self.field, "max_length", None)

    @property
    def is_date(self) -> bool:
        """Whether the widget is a row of date boxes."""
        return self.kind is not None and self.kind.control == "date"

    @cached_property
    def options(self) -> list[Option]:
        """The radios or checkboxes, in order."""
        return list(self._options())

    @property
    def revealed_names(self) -> set[str]:
        """The names of the fields that one of this field's options reveals."""
        return set(getattr(self.field.widget, "reveals", {}).values())

    @cached_property
    def date_parts(self) -> list[DatePart]:
        """The boxes of a date, in order."""
        wrong = self._wrong_date_parts()
        return [
            DatePart(
                id=f"{self.auto_id}-{part}",
                name=box["name"],
                label=part.capitalize(),
                value=box["value"],
                width=4 if part == "year" else 2,
                has_error=part in wrong,
                disabled=self.field.disabled,
            )
            for part, box in zip(("month", "year"), self.widget_context["subwidgets"], strict=True)
        ]

    def _wrong_date_parts(self) -> tuple[str, ...]:
        if not self.errors:
            return ()
        code = self.errors.as_data()[0].code
        return getattr(self.field, "parts_by_code", {}).get(code, ("month", "year"))

    def _options(self) -> Iterator[Option]:
        widget = self.field.widget
        hints, dividers, reveals = (
            {str(value): said for value, said in getattr(widget, name, {}).items()}
            for name in ("hints", "dividers", "reveals")
        )
        exclusive = getattr(widget, "exclusive", None)
        position = 0
        for _group, choices, _index in self.widget_context["optgroups"]:
            for choice in choices:
                value = str(choice["value"])
                # The official macro counts dividers too when it numbers the ids after the first.
                position += 2 if value in dividers else 1
                yield Option(
                    id=self.auto_id if position == 1 else f"{self.auto_id}-{position}",
                    value=value,
                    label=choice["label"],
                    hint=hints.get(value, ""),
                    checked=choice["selected"],
                    disabled=bool(choice["attrs"].get("disabled")),
                    exclusive=exclusive is not None and value == str(exclusive),
                    divider=dividers.get(value, ""),
                    revealed=self.form[reveals[value]] if value in reveals else None,
                )

"""Widgets for what Django's own cannot say: options with hints, counted text, month and year."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms


class OptionsMixin:
    """
    What NHS.UK radios and checkboxes can say beside their choices.

    hints: {value: text under that option}; dividers: {value: word above that option, usually "or"};
    reveals: {value: name of the form field shown when that option is chosen}; small, inline: how the options are set.
    """

    def __init__(
        self,
        attrs: Mapping[str, Any] | None = None,
        choices: Any = (),
        *,
        hints: Mapping[Any, str] | None = None,
        dividers: Mapping[Any, str] | None = None,
        reveals: Mapping[Any, str] | None = None,
        small: bool = False,
        inline: bool = False,
    ) -> None:
        super().__init__(attrs=attrs, choices=choices)
        self.hints = hints or {}
        self.dividers = dividers or {}
        self.reveals = reveals or {}
        self.small = small
        self.inline = inline


class Radios(OptionsMixin, forms.RadioSelect):
    """Radios; for plain ones ``forms.RadioSelect`` is enough."""


class Checkboxes(OptionsMixin, forms.CheckboxSelectMultiple):
    """Checkboxes; ``exclusive`` is the value of the "none of these" option, which unticks the rest."""

    def __init__(
        self, attrs: Mapping[str, Any] | None = None, choices: Any = (), *, exclusive: Any = None, **options: Any
    ):
        if exclusive is not None:
            options["dividers"] = {exclusive: "or"} | dict(options.get("dividers") or {})
        super().__init__(attrs, choices, **options)
        self.exclusive = exclusive


class CharacterCount(forms.Textarea):
    """
    A text area that says how many characters are left.

    The limit is the field's max_length, so that what is counted is what is checked. ``threshold`` is the percentage of
    the limit at which the count appears.
    """

    def __init__(self, attrs: Mapping[str, Any] | None = None, *, rows: int = 5, threshold: int | None = None) -> None:
        super().__init__({"rows": rows} | dict(attrs or {}))
        self.threshold = threshold

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """The text with line ends as the browser counted them: one character each, not two as it sends them."""
        value = super().value_from_datadict(data, files, name)
        return value.replace("\r\n", "\n") if isinstance(value, str) else value


class MonthYearInput(forms.MultiWidget):
    """Two boxes, month and year; takes and gives a (year, month) pair or a date."""

    use_fieldset = True

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__({"month": forms.TextInput(), "year": forms.TextInput()}, attrs)

    def decompress(self, value: date | tuple[int | None, int | None] | None) -> list[int | None]:
        """The value of each box, from a date, a (year, month) pair or nothing."""
        if isinstance(value, date):
            return [value.month, value.year]
        if value:
            year, month = value
            return [month, year]
        return [None, None]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """As in Django, but a tuple is a (year, month) pair and only a list is what was typed, box by box."""
        return super().get_context(name, value if isinstance(value, list) else self.decompress(value), attrs)

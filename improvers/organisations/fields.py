"""A form field that takes an organisation by name, part of a name or code."""

from functools import cached_property
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.template import loader
from django.urls import reverse_lazy
from django.utils.formats import date_format
from django.utils.safestring import SafeString

from improvers.models import Organisation
from improvers.organisations.queries import clear_match, closed_match, find_organisations, matching
from sharing_portal.nhsuk.bound_field import NHSUKBoundField

OFFERED = 10


class Typed(NamedTuple):
    """What came in: the text, the code chosen among those offered, and the text they were offered for."""

    text: str
    choice: str = ""
    offered_for: str = ""

    @property
    def chosen_code(self) -> str:
        """The code chosen, unless the person has typed something else since."""
        return self.choice if self.text == self.offered_for else ""


class OrganisationInput(forms.TextInput):
    """A text box, with the choice among several matches that it may have offered the last time."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Typed:
        """What was typed and chosen."""
        parts = (data.get(part, "") for part in (name, *(f"{name}-{more}" for more in OrganisationField.more_inputs)))
        return Typed(*(str(part).strip() for part in parts))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Whether the form that was sent did not have this field."""
        return name not in data


class OrganisationBoundField(NHSUKBoundField):
    """Draws the text box and, after a search with several matches, the matches to choose from."""

    def render(self, template_name: str | None = None, context: dict | None = None, renderer: Any = None) -> SafeString:
        """The whole field group."""
        return loader.render_to_string(
            template_name or "improvers/organisation_field.html", context or self.get_context()
        )

    @cached_property
    def offers(self) -> list[Organisation]:
        """The organisations to choose from, when what was typed could mean several."""
        codes = {error.code for error in self.errors.as_data()} if self.errors else set()
        if "several" in codes:
            return find_organisations(self.data.text, OFFERED)
        return open_successors(self.data.text) if "closed" in codes else []

    @property
    def choice_name(self) -> str:
        """The name of the radios."""
        return f"{self.html_name}-choice"

    @property
    def offered_for_name(self) -> str:
        """The name of the hidden input that keeps the text the radios are for."""
        return f"{self.html_name}-offered-for"

    @property
    def error_target_id(self) -> str:
        """The first of the matches, where there are some; otherwise the text box."""
        return f"{self.auto_id}-choice-1" if self.offers else super().error_target_id


class OrganisationField(forms.Field):
    """An open organisation, or None when nothing was typed.

    A text that means one organisation is taken. One that could mean several raises "several", and the field then
    offers them; the code of a closed one raises "closed", and the field offers who took over; anything else "unknown".
    """

    widget = OrganisationInput
    more_inputs = ("choice", "offered-for")
    bound_field_class = OrganisationBoundField
    empty_values = [*forms.Field.empty_values, Typed("")]
    default_error_messages = {
        "required": "Enter the name of an organisation, or its ODS code",
        "several": "We found %(count)s organisations like ‘%(text)s’. Select one, or search again",
        "many": "We found %(count)s organisations like ‘%(text)s’. Select one of the first %(offered)s, or search "
        "again with more words",
        "closed": "%(name)s closed on %(day)s. Select who took over, or search again",
        "closed_for_good": "%(name)s closed on %(day)s. Enter the organisation that does its work now",
        "unknown": "We could not find an organisation like ‘%(text)s’. Check the spelling, or try one word of its "
        "name, its town or its ODS code",
    }

    def __init__(
        self, *, required: bool = True, label: str = "Organisation", help_text: str = "", **kwargs: Any
    ) -> None:
        super().__init__(
            required=required,
            label=label,
            help_text=help_text or "Enter its name, a part of the name, its town, or its ODS code",
            **kwargs,
        )

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Where the script looks organisations up, and no guesses by the browser."""
        return {"data-find-organisations": reverse_lazy("improvers:find_organisations"), "autocomplete": "off"}

    def prepare_value(self, value: Any) -> str:
        """The text to show for an organisation, its primary key or what was typed."""
        if isinstance(value, Typed):
            return value.text
        if isinstance(value, int):
            value = Organisation.objects.filter(pk=value).first()
        return value.name_with_code if isinstance(value, Organisation) else value or ""

    def to_python(self, value: Typed | None) -> Organisation | None:
        """The organisation meant. Raises ValidationError "several", "closed" or "unknown"."""
        if value in self.empty_values:
            return None
        found = clear_match(value.chosen_code or value.text)
        if found is None:
            raise self._error(value.text)
        return found

    def has_changed(self, initial: Any, data: Typed | None) -> bool:
        """Whether another organisation, or another text, was sent."""
        return self.prepare_value(initial) != self.prepare_value(data or "") or bool(data and data.chosen_code)

    def _error(self, text: str) -> ValidationError:
        count = matching(text).count()
        closed = closed_match(text)
        params = {"text": text, "count": count, "offered": OFFERED}
        if closed is not None:
            params |= {"name": closed.name, "day": date_format(closed.valid_to, "j F Y")}
            message, code = ("closed", "closed") if open_successors(text) else ("closed_for_good", "closed_for_good")
        elif count:
            message, code = ("many" if count > OFFERED else "several"), "several"
        else:
            message = code = "unknown"
        return ValidationError(self.error_messages[message], code=code, params=params)


def open_successors(text: str) -> list[Organisation]:
    """The open organisations that took over from the closed one the text names."""
    closed = closed_match(text)
    return [successor for successor in closed.successors() if successor.is_open()] if closed else []

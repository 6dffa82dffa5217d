"""The bases of every form that people outside the admin see."""

from collections.abc import Iterator

from django import forms
from django.forms.boundfield import BoundField

from .messages import set_default_messages
from .renderer import NHSUKRenderer


class NHSUKFormMixin:
    """
    Makes a form an NHS.UK form: its markup, its default messages and fields revealed by options.

    Put it first among the bases of a form that is not ours, such as those of allauth.
    """

    # One renderer for all forms: it keeps an engine with compiled templates.
    default_renderer = NHSUKRenderer()
    use_required_attribute = False

    def questions(self) -> list[BoundField]:
        """The visible fields, without those that an option of another field reveals."""
        revealed = set().union(*(field.revealed_names for field in self))
        return [field for field in self.visible_fields() if field.name not in revealed]

    def _clean_fields(self) -> None:
        set_default_messages(self)
        super()._clean_fields()
        self._clear_unrevealed()

    def _clear_unrevealed(self) -> None:
        """Empty the fields whose option was not chosen: what is hidden is neither required, wrong nor kept."""
        for name in self._unrevealed_names():
            field = self.fields[name]
            self._errors.pop(name, None)
            self.cleaned_data[name] = field.to_python(field.widget.value_from_datadict({}, {}, name))

    def _unrevealed_names(self) -> Iterator[str]:
        for bound_field in self:
            chosen = bound_field.field.prepare_value(self.cleaned_data.get(bound_field.name))
            values = chosen if isinstance(chosen, (list, tuple, set)) else [chosen]
            for value, revealed in getattr(bound_field.field.widget, "reveals", {}).items():
                if str(value) not in map(str, values):
                    yield revealed


class NHSUKForm(NHSUKFormMixin, forms.Form):
    """``forms.Form`` with NHS.UK markup and messages."""


class NHSUKModelForm(NHSUKFormMixin, forms.ModelForm):
    """``forms.ModelForm`` with NHS.UK markup and messages."""

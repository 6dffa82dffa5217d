"""What an error summary says, gathered from forms."""

from collections.abc import Iterable

from django.forms import BaseForm

from .components import ErrorItem


def error_items(forms: Iterable[BaseForm | None]) -> list[ErrorItem]:
    """The lines of the error summary: each form's own errors, then the first error of each field, in order."""
    return [item for form in forms if form is not None and form.errors for item in _items(form)]


def _items(form: BaseForm) -> list[ErrorItem]:
    own = [ErrorItem(str(error)) for error in form.non_field_errors()]
    return own + [ErrorItem(str(field.errors[0]), _link_to(field)) for field in form if field.errors]


def _link_to(field) -> str:
    return "" if field.is_hidden else f"#{_target(field)}"


def _target(field) -> str:
    return getattr(field, "error_target_id", None) or field.id_for_label or field.auto_id

"""The form renderer: NHS.UK templates for NHS.UK forms, Django's own for everything else."""

from typing import Any

from django.forms.renderers import DjangoTemplates
from django.template import loader

from .bound_field import NHSUKBoundField


class NHSUKRenderer(DjangoTemplates):
    """
    Renders forms with the templates in ``templates/nhsuk/forms``.

    It is given to forms one by one (see forms.py) and is never the project's FORM_RENDERER: the admin must stay itself.
    """

    form_template_name = "nhsuk/forms/form.html"
    field_template_name = "nhsuk/forms/groups/label.html"
    bound_field_class = NHSUKBoundField

    def get_template(self, template_name: str) -> Any:
        """Load our templates with the project's engine, which knows our tags; others with Django's form engine."""
        if template_name.startswith("nhsuk/"):
            return loader.get_template(template_name)
        return super().get_template(template_name)

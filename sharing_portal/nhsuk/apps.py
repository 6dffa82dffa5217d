"""The NHS.UK design system for Django templates."""

from django.apps import AppConfig


class NHSUKConfig(AppConfig):
    """Registers the template tags and the asset builder under the label ``nhsuk``."""

    name = "sharing_portal.nhsuk"
    label = "nhsuk"
    verbose_name = "NHS.UK design system"

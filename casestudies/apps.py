"""The domain app."""

from django.apps import AppConfig


class CaseStudiesConfig(AppConfig):
    """Case studies: shared, moderated, found."""

    name = "casestudies"
    verbose_name = "Case studies and lists"

"""The people app."""

from django.apps import AppConfig


class ImproversConfig(AppConfig):
    """People and the organisations they work in."""

    name = "improvers"
    verbose_name = "People and organisations"

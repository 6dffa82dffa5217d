"""The people app."""

from django.apps import AppConfig


class ImproversConfig(AppConfig):
    """People and the organisations they work in."""

    name = "improvers"
    verbose_name = "People and organisations"

    def ready(self) -> None:
        """Has signing in recorded."""
        from improvers.audit.sign_ins import listen  # noqa: PLC0415 -- models are there only now

        listen()

"""What every repeatable part of an edition has in common."""

from typing import Any

from django.db import models


class Part(models.Model):
    """A numbered child of an edition, in the order its author gave it."""

    order = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
        ordering = ["order", "pk"]

    @classmethod
    def stamped(cls, values: dict[str, Any], *, by) -> dict[str, Any]:
        """The answers to be saved, with what the portal itself records beside them about `by`."""
        return values

"""What every repeatable part of an edition has in common."""

from django.db import models


class Part(models.Model):
    """A numbered child of an edition, in the order its author gave it."""

    order = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
        ordering = ["order", "pk"]

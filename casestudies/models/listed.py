"""The short lists people choose from and can suggest more for."""

from django.db import models


class Listed(models.Model):
    """One entry of a short list. A retired one stays on what used it and is no longer offered."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80, unique=True)
    order = models.PositiveSmallIntegerField(default=0)
    is_retired = models.BooleanField("no longer offered", default=False)

    class Meta:
        abstract = True
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class Topic(Listed):
    """What a case study is about; up to three each."""


class Setting(Listed):
    """The sort of place care is given in; one each."""


class Method(Listed):
    """A way of doing improvement."""

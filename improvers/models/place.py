"""Regions of NHS England and the other nations."""

from django.db import models


class Region(models.Model):
    """One of the seven NHS England regions, or Wales, Scotland or Northern Ireland.

    `code` is the ODS code of an NHS England region (Y56 ...) or the ONS code of a nation (W92000004 ...).
    """

    code = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    nation = models.CharField(max_length=20)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

"""Something a team used."""

from django.db import models

from casestudies.vocabulary import Need, ResourceKind

from .part import Part


class Resource(Part):
    """People, a process, a tool or a link, and whether others need it too. `url` is http or https only."""

    edition = models.ForeignKey("casestudies.Edition", on_delete=models.CASCADE, related_name="resources")
    kind = models.CharField(max_length=10, choices=ResourceKind.choices, blank=True)
    title = models.CharField("what", max_length=200, blank=True)
    detail = models.TextField("how you used it", blank=True)
    url = models.URLField("web address", max_length=500, blank=True)
    need = models.CharField("do others need it?", max_length=10, choices=Need.choices, blank=True)

    def __str__(self) -> str:
        return self.title or "Resource"

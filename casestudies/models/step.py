"""One step of what a team did."""

from django.db import models

from .part import Part


class Step(Part):
    """One step, and when in the work it happened."""

    edition = models.ForeignKey("casestudies.Edition", on_delete=models.CASCADE, related_name="steps")
    what = models.TextField("what you did", blank=True)
    when = models.CharField("when", max_length=80, blank=True)

    def __str__(self) -> str:
        return self.what or "Step"

"""Which organisation took over from which, because boards and trusts merge."""

from django.db import models
from django.db.models import F, Q


class Succession(models.Model):
    """One link from an organisation to one that took on its work, or part of it, on a date."""

    class Kind(models.TextChoices):
        MERGER = "merger", "Merged into"
        SPLIT = "split", "Part went to"
        RENAME = "rename", "Renamed"
        OTHER = "other", "Taken over by"

    predecessor = models.ForeignKey("improvers.Organisation", on_delete=models.CASCADE, related_name="succeeded_by")
    successor = models.ForeignKey("improvers.Organisation", on_delete=models.CASCADE, related_name="succeeds")
    on = models.DateField("date")
    kind = models.CharField(max_length=10, choices=Kind.choices)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_once"),
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="succession_of_another"),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor} ({self.on})"

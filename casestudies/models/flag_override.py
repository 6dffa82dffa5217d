"""A flag of the checks a moderator published in spite of."""

from django.db import models

from casestudies.vocabulary import IdentifierKind


class FlagOverride(models.Model):
    """Which finding a moderator overrode when they approved, and why. The words that were found are never stored.

    Who and when are those of the transition. `place` and `mark` are those of the finding (models/identifier_reason.py).
    """

    transition = models.ForeignKey("casestudies.Transition", on_delete=models.CASCADE, related_name="overridden_flags")
    place = models.CharField(max_length=80)
    kind = models.CharField(max_length=30, choices=IdentifierKind.choices)
    mark = models.CharField(max_length=64)
    reason = models.TextField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["transition", "place", "kind", "mark"], name="flag_override_once"),
            models.CheckConstraint(condition=models.Q(kind__in=IdentifierKind.values), name="flag_override_kind_known"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="flag_override_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.reason}"

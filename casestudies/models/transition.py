"""One move of one edition: written once, never changed."""

from django.conf import settings
from django.db import models

from casestudies.states import Status


class Transition(models.Model):
    """Who moved an edition from where to where, when, why, and on which version of its words."""

    edition = models.ForeignKey("casestudies.Edition", on_delete=models.CASCADE, related_name="transitions")
    from_status = models.CharField(max_length=20, choices=Status.choices)
    to_status = models.CharField(max_length=20, choices=Status.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    comment = models.TextField(blank=True)
    version = models.PositiveIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "version", "from_status", "to_status"], name="transition_once_per_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_from_status_display()} → {self.get_to_status_display()}"

"""One page of questions that one person has open."""

from django.conf import settings
from django.db import models


class Sitting(models.Model):
    """What one open page has saved: how far, into which case study and part, and what it showed at its last save.

    `token` is made with the page; `turn` counts its saves, so that one that arrives late changes nothing; `seen` holds
    for each question the fingerprints [of what the page shows, of what was in the case study then].
    """

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sittings")
    token = models.CharField(max_length=32)
    case_study = models.ForeignKey(
        "casestudies.CaseStudy", null=True, on_delete=models.CASCADE, related_name="sittings"
    )
    place = models.CharField(max_length=60)
    part = models.BigIntegerField(null=True, help_text="The part that this page added.")
    turn = models.BigIntegerField(default=0)
    seen = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = [models.Index(fields=["case_study", "place", "-at"])]
        constraints = [models.UniqueConstraint(fields=["by", "token"], name="sitting_once")]

    def __str__(self) -> str:
        return f"{self.place} by {self.by}"

"""A thank-you from a signed-in reader."""

from django.conf import settings
from django.db import models


class Kudos(models.Model):
    """One person thanking one case study, once."""

    case_study = models.ForeignKey("casestudies.CaseStudy", on_delete=models.CASCADE, related_name="kudos")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "kudos"
        constraints = [models.UniqueConstraint(fields=["case_study", "by"], name="kudos_once")]

    def __str__(self) -> str:
        return f"{self.by} thanked {self.case_study}"

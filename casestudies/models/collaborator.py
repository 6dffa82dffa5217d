"""Somebody who takes part in one case study beside its lead."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from casestudies.vocabulary import PartToPlay


class Collaborator(models.Model):
    """One person's part in one case study. `lead_offered_at` says since when the lead wants them to take the lead."""

    case_study = models.ForeignKey("casestudies.CaseStudy", on_delete=models.CASCADE, related_name="collaborators")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="collaborations")
    part = models.CharField(max_length=12, choices=PartToPlay.choices)
    joined_at = models.DateTimeField(auto_now_add=True)
    lead_offered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["joined_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case_study", "user"], name="collaborator_once"),
            models.UniqueConstraint(
                fields=["case_study"], condition=Q(lead_offered_at__isnull=False), name="collaborator_one_lead_offer"
            ),
            models.CheckConstraint(condition=Q(part__in=PartToPlay.values), name="collaborator_part_known"),
            models.CheckConstraint(
                condition=Q(lead_offered_at=None) | Q(part=PartToPlay.WRITE), name="collaborator_lead_offer_to_writer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user.get_short_name()}: {self.get_part_display()}"

"""An invitation to take part in one case study."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from casestudies.vocabulary import InvitationAnswer, PartToPlay


class InvitationQuerySet(models.QuerySet):
    """Invitations by whether they can still be answered."""

    def open(self) -> "InvitationQuerySet":
        """Those nobody has answered that have not run out."""
        return self.filter(answer="", expires_at__gt=timezone.now())


class Invitation(models.Model):
    """One address, one case study, one part. The link's token is kept as a hash only and works until it is answered."""

    case_study = models.ForeignKey("casestudies.CaseStudy", on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField("email address", max_length=254, help_text="In lower case.")
    part = models.CharField(max_length=12, choices=PartToPlay.choices)
    token_hash = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="invitations_made")
    at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    answer = models.CharField(max_length=12, choices=InvitationAnswer.choices, blank=True)
    answered_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["by", "at"]), models.Index(fields=["email", "at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["case_study", "email"], condition=Q(answer=""), name="invitation_one_open_per_address"
            ),
            models.CheckConstraint(condition=Q(part__in=PartToPlay.values), name="invitation_part_known"),
            models.CheckConstraint(
                condition=Q(answer__in=["", *InvitationAnswer.values]), name="invitation_answer_known"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="invitation_answer_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.get_part_display()}"

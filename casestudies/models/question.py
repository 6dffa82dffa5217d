"""One question at a time by email: the links that were sent."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class QuestionLinkQuerySet(models.QuerySet):
    """Links by whether they still open something."""

    def open(self) -> "QuestionLinkQuerySet":
        """Those that were neither used nor taken back and have not run out."""
        return self.filter(used_at=None, revoked_at=None, expires_at__gt=timezone.now())

    def take_back(self) -> None:
        """Has none of them open anything any more."""
        self.open().update(revoked_at=timezone.now())


class QuestionLink(models.Model):
    """One person, one question of one case study. The link's token is kept as a hash only and works once.

    `place` is where drafting asks the question, as sittings and kept answers name it.
    """

    case_study = models.ForeignKey("casestudies.CaseStudy", on_delete=models.CASCADE, related_name="question_links")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="question_links")
    place = models.CharField(max_length=60)
    question = models.CharField(max_length=40)
    token_hash = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = QuestionLinkQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["user", "case_study"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(used_at=None) | Q(revoked_at=None), name="question_link_used_or_revoked"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.question} for {self.user}"

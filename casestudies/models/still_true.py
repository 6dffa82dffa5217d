"""Asking whether what was published is still true."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from casestudies.vocabulary import StillTrue

MILESTONES = (6, 12, 24)
REASON_LIMIT = 140


class StillTrueQuerySet(models.QuerySet):
    """Questions by whether they can be answered."""

    def open(self) -> "StillTrueQuerySet":
        """Those without an answer whose links have not run out."""
        return self.filter(answer="", expires_at__gt=timezone.now())

    def take_back(self) -> None:
        """Has none of their links open anything any more."""
        self.open().update(expires_at=timezone.now())


class StillTrueQuestion(models.Model):
    """One person asked about one published edition, so many months after it was published.

    The link's token is kept as a hash only; it works until it is used or runs out.
    """

    edition = models.ForeignKey("casestudies.Edition", on_delete=models.CASCADE, related_name="still_true_questions")
    months = models.PositiveSmallIntegerField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    answer = models.CharField(max_length=8, choices=StillTrue.choices, blank=True)
    answered_at = models.DateTimeField(null=True)

    objects = StillTrueQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "months"], name="still_true_asked_once"),
            models.CheckConstraint(condition=Q(months__in=MILESTONES), name="still_true_milestone_known"),
            models.CheckConstraint(condition=Q(answer__in=["", *StillTrue.values]), name="still_true_answer_known"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="still_true_answer_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition} after {self.months} months"

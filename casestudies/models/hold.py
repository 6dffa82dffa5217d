"""A review put aside for a while: waiting for an answer from elsewhere, say."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class HoldQuerySet(models.QuerySet):
    """Holds by whether they still keep an edition aside."""

    def holding(self) -> "HoldQuerySet":
        """Those nobody ended and whose time has not run out."""
        return self.filter(Q(until=None) | Q(until__gt=timezone.now()), ended_at=None)

    def end(self, by=None) -> int:
        """Ends those still open: now, or when their time ran out. Gives how many."""
        now = timezone.now()
        past = self.filter(ended_at=None, until__lte=now).update(ended_at=F("until"))
        return past + self.filter(ended_at=None).update(ended_at=now, ended_by=by)


class Hold(models.Model):
    """Why a moderator keeps an edition aside, and until when; without `until`, until somebody goes on with it.

    Its author is not told. It ends by itself at `until`; `ended_at` is empty while nobody ended it.
    """

    edition = models.ForeignKey("casestudies.Edition", on_delete=models.CASCADE, related_name="holds")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.TextField()
    until = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = HoldQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition"], condition=Q(ended_at=None), name="hold_one_open"),
            models.CheckConstraint(condition=~Q(reason=""), name="hold_has_reason"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gt=F("at")), name="hold_until_later"),
        ]

    def __str__(self) -> str:
        return self.reason

    @property
    def is_on(self) -> bool:
        """Whether it still keeps the edition aside."""
        return self.ended_at is None and (self.until is None or self.until > timezone.now())

"""One row of the audit trail: written once; the database refuses to change or delete it (docs/decisions/0034)."""

from datetime import UTC

from django.conf import settings
from django.db import models
from django.utils import timezone

REFUSED = "An audit event is written once and never changed or deleted."


class AuditEventQuerySet(models.QuerySet):
    """Events. They are never changed; they go only when they were kept long enough."""

    def update(self, **values) -> int:
        """Raises TypeError: what happened stays as it was written."""
        raise TypeError(REFUSED)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Raises TypeError; `forget_old` deletes what was kept long enough."""
        raise TypeError(REFUSED)

    delete.alters_data = True
    delete.queryset_only = True

    def kept_long_enough(self) -> "AuditEventQuerySet":
        """Those that may be forgotten today."""
        return self.filter(keep_until__lt=timezone.now().astimezone(UTC).date())

    def forget_old(self) -> int:
        """Deletes those that were kept long enough, and gives how many. The database checks the day again."""
        old = self.kept_long_enough()
        return old._raw_delete(old.db)


class AuditEvent(models.Model):
    """What happened, when, by whom and to what.

    `actor` is a bare number: erasing an account leaves its events without a name. `about` is a plain reference such as
    "user 17". `keep_until` is the last day (UTC) on which it must not be deleted.
    """

    at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    kind = models.CharField(max_length=40, editable=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
        editable=False,
    )
    about = models.CharField(max_length=120, blank=True, editable=False)
    details = models.JSONField(default=dict, editable=False)
    network = models.CharField(max_length=60, blank=True, editable=False)
    keep_until = models.DateField(editable=False)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["kind", "-id"], name="audit_by_kind"),
            models.Index(fields=["keep_until"], name="audit_by_keep_until"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.about}" if self.about else self.kind

    def save(self, *args, **kwargs) -> None:
        """Writes a new row. Raises TypeError for one that is written already."""
        if not self._state.adding:
            raise TypeError(REFUSED)
        super().save(*args, force_insert=True, **{key: value for key, value in kwargs.items() if key == "using"})

    def delete(self, *args, **kwargs) -> tuple[int, dict[str, int]]:
        """Raises TypeError."""
        raise TypeError(REFUSED)

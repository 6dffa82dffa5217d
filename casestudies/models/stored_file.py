"""Who keeps what: one row for each file that was uploaded and is still there."""

from django.conf import settings
from django.db import models


class StoredFile(models.Model):
    """One stored file, whom it counts for, and its size in bytes: editions copied from one another share it."""

    file = models.CharField(max_length=200, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="stored_files")
    size = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.file

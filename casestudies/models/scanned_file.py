"""What the checks found in the text of a stored file."""

from django.db import models


class ScannedFile(models.Model):
    """One stored file, read once: editions copied from one another share it.

    `findings` are [kind, keyed hash] pairs, never words; `is_readable` says whether there was text to check at all.
    """

    file = models.CharField(max_length=200, unique=True)
    findings = models.JSONField(default=list)
    is_readable = models.BooleanField()
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.file

"""The words of an edition, kept as they were at one move."""

from django.db import models


class SentCopy(models.Model):
    """An edition as data (casestudies/content.py) when it was sent in, and when it was published.

    `sha256` is the fingerprint of that data: what was shown to a moderator is what was published where both are the
    same. `content` is empty where it is the same as the copy before, so a publication costs a line.
    """

    edition = models.ForeignKey("casestudies.Edition", on_delete=models.CASCADE, related_name="sent_copies")
    transition = models.OneToOneField("casestudies.Transition", on_delete=models.CASCADE, related_name="sent_copy")
    content = models.JSONField(null=True)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "sent copies"

    def __str__(self) -> str:
        return f"{self.edition} ({self.sha256[:8]})"

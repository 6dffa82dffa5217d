"""That somebody was told their draft will be deleted."""

from django.db import models


class DraftWarning(models.Model):
    """When the people who write a draft were told; whatever they write after that takes it back."""

    edition = models.OneToOneField("casestudies.Edition", on_delete=models.CASCADE, related_name="draft_warning")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.edition_id}, {self.at:%d %B %Y}"

"""A new entry somebody would like on a short list."""

from django.conf import settings
from django.db import models

from casestudies.vocabulary import SuggestionKind


class Suggestion(models.Model):
    """What somebody missed on a list, and where it was missed. Administrators settle it."""

    kind = models.CharField(max_length=10, choices=SuggestionKind.choices)
    text = models.CharField(max_length=80)
    edition = models.ForeignKey("casestudies.Edition", null=True, on_delete=models.SET_NULL, related_name="suggestions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    is_settled = models.BooleanField("settled", default=False)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "text", "edition"], name="suggestion_once_per_edition"),
            models.CheckConstraint(condition=models.Q(kind__in=SuggestionKind.values), name="suggestion_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"

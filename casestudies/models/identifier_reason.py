"""Why something that looks like patient data is none."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from casestudies.vocabulary import IdentifierKind, NotPatientData


class IdentifierReason(models.Model):
    """What somebody answered about one finding of the checks. Moderators read it; the words found are never stored.

    `place` names the text (casestudies/identifiers/places.py), `mark` is a keyed hash of the words, so that the answer
    holds while everything around them changes.
    """

    edition = models.ForeignKey("casestudies.Edition", on_delete=models.CASCADE, related_name="identifier_reasons")
    place = models.CharField(max_length=80)
    kind = models.CharField(max_length=30, choices=IdentifierKind.choices)
    mark = models.CharField(max_length=64)
    reason = models.CharField(max_length=20, choices=NotPatientData.choices)
    words = models.CharField(max_length=250, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "place", "kind", "mark"], name="identifier_reason_once"),
            models.CheckConstraint(condition=Q(kind__in=IdentifierKind.values), name="identifier_reason_kind_known"),
            models.CheckConstraint(condition=Q(reason__in=NotPatientData.values), name="identifier_reason_known"),
            models.CheckConstraint(
                condition=~Q(reason=NotPatientData.OTHER) | ~Q(words=""), name="identifier_reason_other_says_which"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_reason_display()}"

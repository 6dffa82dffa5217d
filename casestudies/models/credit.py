"""One person's part in the work."""

from django.db import models
from django.db.models import Q

from casestudies.vocabulary import CreditRole

from .part import Part


class Credit(Part):
    """Somebody named with a role. They need no account."""

    edition = models.ForeignKey("casestudies.Edition", on_delete=models.CASCADE, related_name="credits")
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField("their part", max_length=20, choices=CreditRole.choices, blank=True)
    job_role = models.CharField("job role", max_length=120, blank=True)
    organisation_name = models.CharField("where they work", max_length=200, blank=True)

    class Meta(Part.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(role="") | Q(role__in=CreditRole.values), name="credit_role_known"),
        ]

    def __str__(self) -> str:
        return self.name or "Credit"

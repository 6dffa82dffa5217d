"""One person's part in the work."""

from django.db import models
from django.db.models import F, Q

from casestudies.vocabulary import CreditAnswer, CreditRole

from .part import Part

AGREED = (CreditAnswer.CONFIRMED, CreditAnswer.CORRECTED)


class CreditQuerySet(models.QuerySet):
    """Credits by what the person named said to them."""

    def confirmed(self) -> "CreditQuerySet":
        """Those whose person agreed to the name and the role they have now."""
        return self.filter(request__answer__in=AGREED, name=F("request__name"), role=F("request__role"))


class Credit(Part):
    """Somebody named with a role. They need no account. `request` is how they were asked, the same in every edition."""

    edition = models.ForeignKey("casestudies.Edition", on_delete=models.CASCADE, related_name="credits")
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField("their part", max_length=20, choices=CreditRole.choices, blank=True)
    job_role = models.CharField("job role", max_length=120, blank=True)
    organisation_name = models.CharField("where they work", max_length=200, blank=True)
    request = models.ForeignKey(
        "casestudies.CreditRequest", null=True, editable=False, on_delete=models.SET_NULL, related_name="credits"
    )

    objects = CreditQuerySet.as_manager()

    class Meta(Part.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(role="") | Q(role__in=CreditRole.values), name="credit_role_known"),
        ]

    def __str__(self) -> str:
        return self.name or "Credit"

    @property
    def is_confirmed(self) -> bool:
        """Whether the person agreed to the name and the role it has now. Loads `request`."""
        asked = self.request
        return asked is not None and asked.answer in AGREED and (asked.name, asked.role) == (self.name, self.role)

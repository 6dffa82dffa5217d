"""Asking somebody by email whether they are credited rightly."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from casestudies.vocabulary import CreditAnswer, CreditRole

from .credit import AGREED, Credit


class CreditRequestQuerySet(models.QuerySet):
    """Requests by whether they can still be answered, and by what was answered."""

    def open(self) -> "CreditRequestQuerySet":
        """Those nobody has answered that have not run out and whose credit is still there."""
        credited = Credit.objects.filter(request=OuterRef("pk"))
        return self.filter(Exists(credited), answer="", expires_at__gt=timezone.now())

    def agreed(self) -> "CreditRequestQuerySet":
        """Those whose person agreed to be credited."""
        return self.filter(answer__in=AGREED)

    def refused(self) -> "CreditRequestQuerySet":
        """Those whose person did not want to be named."""
        return self.filter(answer=CreditAnswer.REFUSED)


class CreditRequest(models.Model):
    """One person asked about one credit, which is the same in every edition of the case study.

    The address is kept until they answer or the link runs out, and its keyed hash after that; of the link only a hash.
    `name` and `role` are what they agreed to; of somebody who refused only `name_hash` is left.
    """

    case_study = models.ForeignKey("casestudies.CaseStudy", on_delete=models.CASCADE, related_name="credit_requests")
    email = models.EmailField("email address", max_length=254, blank=True, help_text="In lower case.")
    email_hash = models.CharField(max_length=64)
    token_hash = models.CharField(max_length=64, unique=True, null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    message = models.ForeignKey(
        "casestudies.Message", null=True, on_delete=models.SET_NULL, related_name="credit_requests"
    )
    asked_at = models.DateTimeField()
    times = models.PositiveSmallIntegerField("times asked", default=1)
    expires_at = models.DateTimeField()
    answer = models.CharField(max_length=12, choices=CreditAnswer.choices, blank=True)
    answered_at = models.DateTimeField(null=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="credits_confirmed"
    )
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=20, choices=CreditRole.choices, blank=True)
    name_hash = models.CharField(max_length=64, blank=True)

    objects = CreditRequestQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        indexes = [models.Index(fields=["by", "asked_at"]), models.Index(fields=["email_hash", "asked_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer__in=["", *CreditAnswer.values]), name="credit_request_answer_known"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="credit_request_answer_has_time",
            ),
            models.CheckConstraint(condition=Q(answer="") | Q(email=""), name="credit_request_forgets_address"),
            models.CheckConstraint(
                condition=~Q(answer=CreditAnswer.REFUSED) | (Q(name="", user=None) & ~Q(name_hash="")),
                name="credit_request_forgets_who_refused",
            ),
        ]

    def __str__(self) -> str:
        return f"Credit in {self.case_study}: {self.get_answer_display() or 'asked'}"

    @property
    def is_waiting(self) -> bool:
        """Whether the link can still be used."""
        return not self.answer and self.expires_at > timezone.now()

"""A case study moderators put on the front page."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from casestudies.states import Status

MOST = 6
REASON_LIMIT = 140


class FeatureQuerySet(models.QuerySet):
    """Featured case studies by whether readers see them."""

    def shown(self) -> "FeatureQuerySet":
        """Those whose last day has not passed."""
        return self.filter(until__gte=timezone.localdate())

    def over(self) -> "FeatureQuerySet":
        """Those whose last day has passed, or that were taken down."""
        published = Q(case_study__editions__status=Status.PUBLISHED)
        return self.exclude(published, until__gte=timezone.localdate())


class Feature(models.Model):
    """One of at most six, at its place, until its last day. `reason` is what readers are told."""

    case_study = models.OneToOneField("casestudies.CaseStudy", on_delete=models.CASCADE, related_name="feature")
    place = models.PositiveSmallIntegerField(unique=True)
    reason = models.CharField(max_length=REASON_LIMIT)
    until = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = FeatureQuerySet.as_manager()

    class Meta:
        ordering = ["place"]
        constraints = [
            models.CheckConstraint(condition=Q(place__range=(1, MOST)), name="feature_at_most_six"),
            models.CheckConstraint(condition=~Q(reason=""), name="feature_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.case_study}"

"""What somebody typed that is not in the case study: half an answer, or one that met a colleague's."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class KeptAnswerQuerySet(models.QuerySet):
    """Kept answers by whose they are and what they wait for."""

    def of(self, user, case_study) -> "KeptAnswerQuerySet":
        """What one person typed in one case study. Nobody else sees it."""
        return self.filter(by=user, case_study=case_study)

    def half(self) -> "KeptAnswerQuerySet":
        """Those that go back on their page, to be finished."""
        return self.filter(why=KeptAnswer.Why.HALF)

    def to_choose(self) -> "KeptAnswerQuerySet":
        """Those their author has to choose between."""
        return self.filter(why=KeptAnswer.Why.MET)


class KeptAnswer(models.Model):
    """One person's own text for one question, as the browser sent it, until they finish it, choose, or merge it.

    `place` is the page it was typed on, `token` the sitting, `typed` the values by the names of their inputs and `base`
    the fingerprint of what was in the case study when they began.
    """

    class Why(models.TextChoices):
        """What keeps it out of the case study."""

        HALF = "half", "Cannot be read yet"
        MET = "met", "A colleague wrote here too"

    case_study = models.ForeignKey("casestudies.CaseStudy", on_delete=models.CASCADE, related_name="kept_answers")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kept_answers")
    place = models.CharField(max_length=60)
    question = models.CharField(max_length=60)
    token = models.CharField(max_length=32)
    typed = models.JSONField(default=dict)
    base = models.CharField(max_length=16, blank=True)
    why = models.CharField(max_length=4, choices=Why.choices)
    at = models.DateTimeField(auto_now=True)

    objects = KeptAnswerQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["by", "case_study", "place", "question", "token"], name="kept_answer_once_per_page"
            ),
            models.CheckConstraint(condition=Q(why__in=["half", "met"]), name="kept_answer_why_known"),
        ]

    def __str__(self) -> str:
        return f"{self.question} at {self.place}"

"""What somebody who checks a case study says to those who write it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from casestudies.vocabulary import Section


class Remark(models.Model):
    """One note of a checker on one section. Those who write see it until one of them has seen to it."""

    case_study = models.ForeignKey("casestudies.CaseStudy", on_delete=models.CASCADE, related_name="remarks")
    section = models.CharField(max_length=20, choices=Section.choices)
    text = models.TextField(max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(section__in=Section.values), name="remark_section_known"),
            models.CheckConstraint(condition=~Q(text=""), name="remark_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.get_section_display()}: {self.text}"

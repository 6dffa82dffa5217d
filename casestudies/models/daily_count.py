"""How often a case study was read, found and used on one day. Nothing says by whom."""

from django.db import models


class DailyCount(models.Model):
    """The counts of one case study on one day; thanks are rows of their own (Kudos)."""

    case_study = models.ForeignKey("casestudies.CaseStudy", on_delete=models.CASCADE, related_name="daily_counts")
    on = models.DateField("day")
    read = models.PositiveIntegerField(default=0, help_text="How often its page was opened.")
    found = models.PositiveIntegerField(default=0, help_text="How often it was shown among the results of a search.")
    used = models.PositiveIntegerField(default=0, help_text="How many drafts were begun from a start pack with it.")

    class Meta:
        ordering = ["case_study", "on"]
        constraints = [models.UniqueConstraint(fields=["case_study", "on"], name="daily_count_once")]

    def __str__(self) -> str:
        return f"{self.case_study_id} on {self.on}"

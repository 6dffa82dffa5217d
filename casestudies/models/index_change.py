"""What the search index has still to follow."""

from django.db import models


class IndexClock(models.Model):
    """The one row that numbers changes. Locking it makes the order of numbers the order of commits."""

    latest = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="index_clock_single_row")]

    def __str__(self) -> str:
        return f"Change {self.latest}"


class IndexChange(models.Model):
    """One case study whose published words changed, numbered in the order of commits."""

    number = models.PositiveBigIntegerField(unique=True)
    case_study_id = models.PositiveBigIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["number"]

    @classmethod
    def record(cls, case_study_id: int) -> "IndexChange":
        """Writes the next change, to be called inside the transaction that changes what readers see."""
        IndexClock.objects.get_or_create(pk=1)
        IndexClock.objects.filter(pk=1).update(latest=models.F("latest") + 1)
        return cls.objects.create(number=IndexClock.objects.get(pk=1).latest, case_study_id=case_study_id)

    def __str__(self) -> str:
        return f"{self.number}: case study {self.case_study_id}"

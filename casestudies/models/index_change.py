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
        return cls.record_all([case_study_id])[0]

    @classmethod
    def record_all(cls, case_study_ids: list[int]) -> list["IndexChange"]:
        """Writes the next changes, one for each case study, as record does."""
        IndexClock.objects.get_or_create(pk=1)
        IndexClock.objects.filter(pk=1).update(latest=models.F("latest") + len(case_study_ids))
        first = IndexClock.objects.get(pk=1).latest - len(case_study_ids) + 1
        return cls.objects.bulk_create(
            [cls(number=first + place, case_study_id=pk) for place, pk in enumerate(case_study_ids)], batch_size=1000
        )

    def __str__(self) -> str:
        return f"{self.number}: case study {self.case_study_id}"

"""One benefit, measured or described."""

from django.db import models

from casestudies.vocabulary import Direction, OutcomeCategory

from .part import Part


class Outcome(Part):
    """One outcome in numbers: baseline and result are in `unit`, over `period`, from `sample_size` of something."""

    edition = models.ForeignKey("casestudies.Edition", on_delete=models.CASCADE, related_name="outcomes")
    measure = models.CharField("what was measured", max_length=200, blank=True)
    category = models.CharField("kind of outcome", max_length=20, choices=OutcomeCategory.choices, blank=True)
    direction = models.CharField("which way it went", max_length=12, choices=Direction.choices, blank=True)
    baseline = models.DecimalField("before", max_digits=14, decimal_places=4, null=True, blank=True)
    result = models.DecimalField("after", max_digits=14, decimal_places=4, null=True, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    period = models.CharField("over what period", max_length=80, blank=True)
    sample_size = models.PositiveIntegerField("how many", null=True, blank=True)
    note = models.TextField("anything else", blank=True)

    class Meta(Part.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(category="") | models.Q(category__in=OutcomeCategory.values),
                name="outcome_category_known",
            ),
        ]

    def __str__(self) -> str:
        return self.measure or self.get_category_display() or "Outcome"

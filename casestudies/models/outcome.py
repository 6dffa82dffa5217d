"""One benefit, measured or described."""

from django.db import models

from casestudies.vocabulary import Direction, OutcomeCategory

from .part import Part


class Outcome(Part):
    """One outcome in numbers: baseline and result are in `unit`, over `period`, from `sample_size` of something.

    A run of values over time is written and read as a whole, so it stands in two columns: `readings` are numbers as
    text by date, `changes` what was done differently by the date it began, dates written like 2024-03-01. As each date
    is a key it is there once.
    """

    class Better(models.TextChoices):
        """Which way values should go."""

        HIGHER = "higher", "Higher is better"
        LOWER = "lower", "Lower is better"
        NEITHER = "neither", "Neither"

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
    readings = models.JSONField("values over time", default=dict, blank=True)
    changes = models.JSONField("when something was changed", default=dict, blank=True)
    better = models.CharField("which way is better", max_length=8, choices=Better.choices, blank=True)
    comparison = models.TextField("what happened where nothing was changed", blank=True)

    class Meta(Part.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(category="") | models.Q(category__in=OutcomeCategory.values),
                name="outcome_category_known",
            ),
            models.CheckConstraint(
                condition=models.Q(better__in=["", "higher", "lower", "neither"]), name="outcome_better_known"
            ),
        ]

    def __str__(self) -> str:
        return self.measure or self.get_category_display() or "Outcome"

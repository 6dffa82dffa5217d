"""One failure or piece of waste, with what to do instead."""

from django.db import models

from casestudies.vocabulary import MoneyBand, PitfallKind, TimeBand

from .part import Part


class Pitfall(Part):
    """What failed or wasted time or money, why, how much, and what to do instead."""

    edition = models.ForeignKey("casestudies.Edition", on_delete=models.CASCADE, related_name="pitfalls")
    what = models.TextField("what did not work or was wasted", blank=True)
    kind = models.CharField("what kind of problem", max_length=20, choices=PitfallKind.choices, blank=True)
    time_lost = models.CharField("staff time lost", max_length=12, choices=TimeBand.choices, blank=True)
    money_lost = models.CharField("money lost", max_length=12, choices=MoneyBand.choices, blank=True)
    why = models.TextField("why it happened", blank=True)
    instead = models.TextField("what to do instead", blank=True)

    def __str__(self) -> str:
        return self.what or "Pitfall"

"""One moment when somebody turned from pushing back to joining in."""

from django.db import models

from casestudies.vocabulary import Role, Stance, Trigger

from .part import Part


class TippingPoint(Part):
    """Who pushed back, where they stood before and after, and what turned them."""

    edition = models.ForeignKey("casestudies.Edition", on_delete=models.CASCADE, related_name="tipping_points")
    role = models.CharField("who was pushing back", max_length=20, choices=Role.choices, blank=True)
    who = models.CharField("who exactly (no names)", max_length=120, blank=True)
    before = models.CharField("where they stood before", max_length=12, choices=Stance.choices, blank=True)
    after = models.CharField("where they stood after", max_length=12, choices=Stance.choices, blank=True)
    trigger = models.CharField("what turned them", max_length=20, choices=Trigger.choices, blank=True)
    what_turned_them = models.TextField("what was said or done", blank=True)
    when = models.CharField("when in the work", max_length=80, blank=True)

    def __str__(self) -> str:
        return self.who or self.get_role_display() or "Tipping point"

"""What was read from a write-up and has not found its place in the case study yet."""

from django.db import models
from django.db.models import Q

from casestudies.write_up_places import Place


class Passage(models.Model):
    """A passage of a write-up that waits beside the case study, for those who write it, until it is moved or deleted.

    `place` is where it seems to belong, empty when it fits nowhere or a person said that it shall wait.
    """

    case_study = models.ForeignKey("casestudies.CaseStudy", on_delete=models.CASCADE, related_name="passages")
    order = models.PositiveIntegerField(default=0)
    heading = models.TextField(blank=True)
    text = models.TextField()
    place = models.CharField(max_length=20, choices=Place.choices, blank=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(place="") | Q(place__in=Place.values), name="passage_place_known"),
        ]

    def __str__(self) -> str:
        return self.heading or self.text[:60]


class FoundPicture(models.Model):
    """A picture of a write-up, kept as re-encoded copies, that becomes a photo once somebody says what it shows."""

    case_study = models.ForeignKey("casestudies.CaseStudy", on_delete=models.CASCADE, related_name="found_pictures")
    order = models.PositiveIntegerField(default=0)
    public_id = models.CharField(max_length=32, unique=True, editable=False)
    large = models.FileField(upload_to="photos/")
    small = models.FileField(upload_to="photos/")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    description = models.CharField("what it shows", max_length=250, blank=True)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.description or "Picture"

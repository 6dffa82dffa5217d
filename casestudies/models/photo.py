"""One photo, kept only as re-encoded copies in fixed sizes."""

from django.db import models
from django.db.models import Q

from .part import Part


class Photo(Part):
    """A photo in two sizes, both JPEG without metadata. It has alternative text, or is marked decorative."""

    edition = models.ForeignKey("casestudies.Edition", on_delete=models.CASCADE, related_name="photos")
    public_id = models.CharField(max_length=32, unique=True, editable=False)
    large = models.FileField(upload_to="photos/")
    small = models.FileField(upload_to="photos/")
    width = models.PositiveIntegerField(help_text="Of the large copy, in pixels.")
    height = models.PositiveIntegerField(help_text="Of the large copy, in pixels.")
    alternative_text = models.CharField(max_length=250, blank=True)
    is_decorative = models.BooleanField("decorative", default=False)
    caption = models.CharField(max_length=250, blank=True)

    class Meta(Part.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(is_decorative=True) | ~Q(alternative_text=""), name="photo_described_or_decorative"
            ),
        ]

    def __str__(self) -> str:
        return self.caption or self.alternative_text or "Decorative photo"

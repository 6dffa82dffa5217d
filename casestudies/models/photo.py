"""One photo, kept only as re-encoded copies in fixed sizes."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from casestudies.vocabulary import PeopleInPhoto

from .part import Part


class Photo(Part):
    """A photo in two sizes, both JPEG without metadata. It has alternative text, or is marked decorative.

    Where people are in it, `consent_by` recorded at `consent_at` that they agreed; `people` is empty until asked.
    """

    edition = models.ForeignKey("casestudies.Edition", on_delete=models.CASCADE, related_name="photos")
    public_id = models.CharField(max_length=32, unique=True, editable=False)
    large = models.FileField(upload_to="photos/")
    small = models.FileField(upload_to="photos/")
    width = models.PositiveIntegerField(help_text="Of the large copy, in pixels.")
    height = models.PositiveIntegerField(help_text="Of the large copy, in pixels.")
    alternative_text = models.CharField(max_length=250, blank=True)
    is_decorative = models.BooleanField("decorative", default=False)
    caption = models.CharField(max_length=250, blank=True)
    people = models.CharField("people in it", max_length=6, choices=PeopleInPhoto.choices, blank=True)
    consent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    consent_at = models.DateTimeField(null=True, editable=False)

    class Meta(Part.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(is_decorative=True) | ~Q(alternative_text=""), name="photo_described_or_decorative"
            ),
            models.CheckConstraint(
                condition=Q(people=PeopleInPhoto.AGREED, consent_at__isnull=False)
                | Q(people__in=["", PeopleInPhoto.NONE], consent_at=None, consent_by=None),
                name="photo_people_have_agreed",
            ),
        ]

    def __str__(self) -> str:
        return self.caption or self.alternative_text or "Decorative photo"

    @classmethod
    def stamped(cls, values: dict[str, Any], *, by) -> dict[str, Any]:
        """The answers with who recorded that the people in the photo agreed, and when; without, where nobody is."""
        if "people" not in values:
            return values
        has_people = values["people"] == PeopleInPhoto.AGREED
        return values | {
            "consent_by": by if has_people else None,
            "consent_at": timezone.now() if has_people else None,
        }

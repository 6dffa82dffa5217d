"""One move of one edition: written once, never changed."""

from django.conf import settings
from django.db import models

from casestudies.states import Status


class TransitionQuerySet(models.QuerySet):
    """Moves by who may see them. They are never changed."""

    def visible_to(self, user) -> "TransitionQuerySet":
        """The moves of the editions a person may see."""
        editions = Transition._meta.get_field("edition").related_model
        return self.filter(edition__in=editions.objects.visible_to(user))

    def without_own(self, user) -> "TransitionQuerySet":
        """Without those of case studies a person has a part in: what moderators write of them is not for them."""
        case_studies = Transition._meta.get_field("edition").related_model._meta.get_field("case_study").related_model
        return self.exclude(edition__case_study__in=case_studies.objects.shared_with(user))

    def sendings(self) -> "TransitionQuerySet":
        """Those with which an author sent an edition in: for the first time, or again after changes."""
        return self.filter(to_status=Status.SUBMITTED).exclude(from_status=Status.IN_REVIEW)

    def update(self, **values) -> int:
        """Raises TypeError: what was decided stays as it was written."""
        raise TypeError("A transition is written once and never changed.")


class Transition(models.Model):
    """Who moved an edition from where to where, when, why, and on which version of its words."""

    edition = models.ForeignKey("casestudies.Edition", on_delete=models.CASCADE, related_name="transitions")
    from_status = models.CharField(max_length=20, choices=Status.choices)
    to_status = models.CharField(max_length=20, choices=Status.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    comment = models.TextField(blank=True)
    version = models.PositiveIntegerField()

    objects = TransitionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "version", "from_status", "to_status"], name="transition_once_per_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_from_status_display()} → {self.get_to_status_display()}"

    @property
    def is_sending(self) -> bool:
        """Whether an author sent the edition in, as `sendings` says; else a moderator put it back in the queue."""
        return self.to_status == Status.SUBMITTED and self.from_status != Status.IN_REVIEW

    @property
    def is_take_over(self) -> bool:
        """Whether one moderator took the review over from another; the comment says why."""
        return self.from_status == self.to_status == Status.IN_REVIEW

    def save(self, *args, **kwargs) -> None:
        """Writes a new row. Raises TypeError for one that is written already."""
        if not self._state.adding:
            raise TypeError("A transition is written once and never changed.")
        super().save(*args, **kwargs)
